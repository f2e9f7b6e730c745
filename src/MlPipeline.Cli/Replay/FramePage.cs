using MlPipeline.Cli.Pages;
using MlPipeline.Kernel.Outputs;

namespace MlPipeline.Cli.Replay;

/// <summary>The document of an output with scripts.</summary>
internal static class FramePage
{
    // In a notebook all outputs share one page, so the first chart brings the library that those after it draw with.
    private const int ShortestLibrary = 50_000;

    /// <summary>Renders an output; null where there is none, or where it has no HTML.</summary>
    public static string? Render(Func<int, IReadOnlyList<CellOutput>> outputsOf, int cell, int output)
    {
        if (outputsOf(cell).ElementAtOrDefault(output) is not { } shown || OutputRenderer.HtmlOf(shown) is not { } html)
        {
            return null;
        }

        var before = Enumerable.Range(1, cell)
            .SelectMany(number => number < cell ? outputsOf(number) : outputsOf(number).Take(output))
            .Select(OutputRenderer.HtmlOf)
            .OfType<HtmlFragment>()
            .SelectMany(fragment => fragment.Libraries(ShortestLibrary));
        return Asset.Fill("frame.html", new Dictionary<string, string>
        {
            ["style"] = Asset.Text("theme.css"),
            ["script"] = Asset.Text("frame.js"),
            ["libraries"] = string.Concat(before),
            ["body"] = html.Html,
        });
    }
}
