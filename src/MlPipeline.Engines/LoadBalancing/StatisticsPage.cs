using System.Globalization;
using System.Net;
using System.Text;

namespace MlPipeline.Engines.LoadBalancing;

/// <summary>The balancer's statistics: its members with their health, and how its requests ended.</summary>
internal static class StatisticsPage
{
    private const string Head =
        """
        <!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta http-equiv="refresh" content="5">
        <title>Load balancer</title>
        <style>
        :root{color-scheme:light dark;--line:#d0d7de;--up:#1a7f37;--down:#cf222e}
        @media(prefers-color-scheme:dark){:root{--line:#3d444d;--up:#3fb950;--down:#f85149}}
        body{font:15px/1.5 system-ui,sans-serif;margin:2rem;max-width:60rem}
        table{border-collapse:collapse}th,td{border-bottom:1px solid var(--line);padding:.35rem 1.2rem .35rem 0;text-align:left}
        td.number,th.number{text-align:right;font-variant-numeric:tabular-nums}
        .up{color:var(--up)}.down{color:var(--down)}
        </style></head>
        <body><h1>Load balancer</h1>

        """;

    internal static string Render(MemberSet members, RequestTally tally)
    {
        var page = new StringBuilder(Head);
        page.AppendLine(
            CultureInfo.InvariantCulture,
            $"<p>Requests: {tally.Succeeded} succeeded, {tally.Refused} refused, {tally.Failed} failed.</p>");
        page.AppendLine(members.Members.Count == 0 ? "<p>There is no member that could take a request.</p>" : TableOf(members.Members));
        return page.AppendLine("</body></html>").ToString();
    }

    private static string TableOf(IReadOnlyList<Member> members)
    {
        var table = new StringBuilder(
            """
            <table><tr><th>Member</th><th>State</th><th class="number">In flight</th><th class="number">Requests</th>
            <th class="number">Not answered</th></tr>

            """);
        foreach (var member in members)
        {
            var state = member.Answers ? "up" : "down";
            table.AppendLine(
                CultureInfo.InvariantCulture,
                $"""
                <tr><td>{WebUtility.HtmlEncode(member.Address)}</td><td class="{state}">{state}</td><td class="number">{member.InFlight}</td>
                <td class="number">{member.Requests}</td><td class="number">{member.Failures}</td></tr>
                """);
        }

        return table.Append("</table>").ToString();
    }
}
