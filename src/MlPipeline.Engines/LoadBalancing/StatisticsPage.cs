using System.Globalization;
using System.Net;
using System.Text;

namespace MlPipeline.Engines.LoadBalancing;

/// <summary>The balancer's statistics: its members with their health, and how its requests ended.</summary>
internal static class StatisticsPage
{
    private const string Head =
        """
        <!doctype html><html lang="en"><head><meta charset="utf-8"><title>Load balancer</title>
        <style>body{font:15px system-ui;margin:2rem;color-scheme:light dark}td,th{padding:.2rem 1rem .2rem 0;text-align:left}</style></head>
        <body><h1>Load balancer</h1><table><tr><th>Member</th><th>State</th><th>In flight</th></tr>

        """;

    internal static string Render(MemberSet members, RequestTally tally)
    {
        var page = new StringBuilder(Head);
        foreach (var member in members.Members)
        {
            page.AppendLine(
                CultureInfo.InvariantCulture,
                $"<tr><td>{WebUtility.HtmlEncode(member.Address)}</td><td>{(member.Answers ? "up" : "down")}</td><td>{member.InFlight}</td></tr>");
        }

        page.AppendLine(
            CultureInfo.InvariantCulture,
            $"</table><p>Requests: {tally.Succeeded} succeeded, {tally.Refused} refused, {tally.Failed} failed.</p></body></html>");
        return page.ToString();
    }
}
