using System.Globalization;
using System.Net;
using MlPipeline.Cli.Pages;

namespace MlPipeline.Cli.Replay;

/// <summary>A lab on a page of the replay: links lead to the other labs, outputs with scripts are held in frames.</summary>
internal sealed class FrameSite(ReplayLab lab, IReadOnlyList<string> keys, string root, bool live) : INotebookSite
{
    public const string LiveKey = "live";

    public string Folder => lab.Lab.Folder;

    public string? LinkTo(string target)
    {
        var parts = target.Split('#', 2);
        var key = Path.GetFileNameWithoutExtension(Uri.UnescapeDataString(parts[0]));
        return parts[0].EndsWith(".ipynb", StringComparison.OrdinalIgnoreCase) && keys.Contains(key)
            ? Addresses.OfLab(root, key) + (parts.Length > 1 ? "#" + parts[1] : "")
            : null;
    }

    public string ActiveOutput(int cell, int output, HtmlFragment html)
    {
        // A live output changes while its cell runs; without the number a browser would show what it has kept.
        var version = live ? string.Create(CultureInfo.InvariantCulture, $"?{LiveKey}={html.Html.GetHashCode(StringComparison.Ordinal):x}") : "";
        var address = string.Create(CultureInfo.InvariantCulture, $"{Addresses.OfLab(root, lab.Key)}/frames/{cell}/{output}{version}");
        return string.Create(
            CultureInfo.InvariantCulture,
            $"<iframe class=\"output frame\" sandbox=\"allow-scripts\" loading=\"lazy\" title=\"Interactive output of cell {cell}\" src=\"{WebUtility.HtmlEncode(address)}\"></iframe>");
    }
}
