using System.Globalization;
using System.Net;
using System.Text;
using MlPipeline.Cli.Pages;

namespace MlPipeline.Cli.Replay;

/// <summary>The page that the replay begins with: what there is to see, and where to start.</summary>
internal static class CoverPage
{
    public static string Render(IReadOnlyList<ReplayLab> labs, string root)
    {
        var cards = new StringBuilder();
        for (var i = 0; i < labs.Count; i++)
        {
            cards.Append(
                CultureInfo.InvariantCulture,
                $"""
                <li><a class="card" href="{Encode(Addresses.OfLab(root, labs[i].Key))}">
                <span class="number" aria-hidden="true">{i + 1}</span>
                <span class="words"><strong>{Encode(TitleOf(labs[i]))}</strong><span class="lead">{Encode(labs[i].Lead)}</span></span>
                <span class="size">{labs[i].Cells} cells</span>
                </a></li>

                """);
        }

        return Asset.Fill("cover.html", new Dictionary<string, string>
        {
            ["root"] = root,
            ["first"] = Encode(Addresses.OfLab(root, labs[0].Key)),
            ["note"] = labs.Any(lab => lab.WasRun) ? "" :
                "<p class=\"hint\">These labs have not been run yet, so there are no outputs to see. Run <code>mlpipeline run notebooks</code>, then replay again.</p>",
            ["labs"] = cards.ToString(),
        });
    }

    // The cards have numbers of their own.
    private static string TitleOf(ReplayLab lab) =>
        lab.Title.StartsWith("Lab ", StringComparison.Ordinal) && lab.Title.IndexOf('·', StringComparison.Ordinal) is var dot and > 0
            ? lab.Title[(dot + 1)..].Trim()
            : lab.Title;

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
