using System.Globalization;
using System.Net;
using MlPipeline.Cli.Pages;

namespace MlPipeline.Cli.Replay;

/// <summary>The page on which a lab is replayed. Without scripts it is the whole lab to read.</summary>
internal static class LabPage
{
    // The one heading above these is the title of the lab.
    private const int OutlineLevel = 2;

    public static string Render(IReadOnlyList<ReplayLab> labs, int index, string root)
    {
        var lab = labs[index];
        var site = new FrameSite(lab, [.. labs.Select(other => other.Key)], root, live: false);
        return Asset.Fill("lab.html", new Dictionary<string, string>
        {
            ["root"] = root,
            ["title"] = Encode(lab.Title),
            ["labs"] = string.Concat(labs.Select((other, place) => Segment(other, place, index, root))),
            ["outline"] = string.Concat(Outline.Of(lab.Notebook).Where(heading => heading.Level == OutlineLevel).Select(OutlineItem)),
            ["cells"] = lab.Cells.ToString(CultureInfo.InvariantCulture),
            ["previous"] = index > 0 ? Encode(Addresses.OfLab(root, labs[index - 1].Key)) : "",
            ["next"] = index + 1 < labs.Count ? Encode(Addresses.OfLab(root, labs[index + 1].Key)) : "",
            ["run"] = Encode(Addresses.OfLab(root, lab.Key) + "/run"),
            ["body"] = new NotebookRenderer(site).ToHtml(lab.Notebook),
        });
    }

    private static string Segment(ReplayLab lab, int place, int current, string root)
    {
        var state = place < current ? " class=\"done\"" : place == current ? " aria-current=\"page\"" : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"<li style=\"--cells:{lab.Cells}\"><a{state} href=\"{Encode(Addresses.OfLab(root, lab.Key))}\" title=\"{Encode(lab.Title)}\"><span class=\"track\"><span class=\"fill\"></span></span><span class=\"visually-hidden\">{Encode(lab.Title)}</span></a></li>\n");
    }

    private static string OutlineItem(Heading heading) => string.Create(
        CultureInfo.InvariantCulture, $"<li><a href=\"#cell-{heading.Cell}\">{Encode(heading.Text)}</a></li>\n");

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
