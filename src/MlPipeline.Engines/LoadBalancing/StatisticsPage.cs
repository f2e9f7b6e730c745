using System.Globalization;
using System.Net;
using System.Text;
using Yarp.ReverseProxy;

namespace MlPipeline.Engines.LoadBalancing;

/// <summary>The balancer's statistics: its members with their health, and how its requests ended.</summary>
internal sealed class StatisticsPage(RequestDelegate next, RequestTally tally, IProxyStateLookup proxy)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (context.Request.Path != "/" && context.Request.Path != "/stats")
        {
            return next(context);
        }

        context.Response.ContentType = "text/html; charset=utf-8";
        return context.Response.WriteAsync(Render());
    }

    private string Render()
    {
        var page = new StringBuilder(
            """
            <!doctype html><html lang="en"><meta charset="utf-8"><title>Load balancer</title>
            <style>body{font:15px system-ui;margin:2rem;color-scheme:light dark}td,th{padding:.2rem 1rem .2rem 0;text-align:left}</style>
            <h1>Load balancer</h1>
            <table><tr><th>Member</th><th>Probes</th><th>Requests</th><th>In flight</th></tr>

            """);
        if (proxy.TryGetCluster(MemberRouting.Cluster, out var cluster))
        {
            foreach (var member in cluster.Destinations.Values.OrderBy(member => member.DestinationId, StringComparer.Ordinal))
            {
                page.AppendLine(
                    CultureInfo.InvariantCulture,
                    $"<tr><td>{WebUtility.HtmlEncode(member.DestinationId)}</td><td>{member.Health.Active}</td>" +
                    $"<td>{member.Health.Passive}</td><td>{member.ConcurrentRequestCount}</td></tr>");
            }
        }

        page.AppendLine(
            CultureInfo.InvariantCulture,
            $"</table><p>Requests: {tally.Succeeded} succeeded, {tally.Refused} refused, {tally.Failed} failed.</p></html>");
        return page.ToString();
    }
}
