using System.Net;
using MlPipeline.Interactive.Charts.Drawing;
using MlPipeline.Interactive.Charts.Rendering;

namespace MlPipeline.Interactive.Charts;

/// <summary>
/// Makes HTML of charts: a still picture, or one to zoom into. The first of the latter carries plotly.js for all the others of a
/// notebook; each holds its picture as well, shown where a page runs no script or has lost that first one.
/// </summary>
public sealed class ChartRenderer
{
    private readonly IReadOnlyList<string> _folders;
    private readonly Lazy<RendererProgram?> _program;
    private int _scriptCarried;

    /// <summary>Looks for the renderer beside this assembly, beside the program, and in the tools of the package.</summary>
    public ChartRenderer()
        : this(RendererLocation.DefaultFolders())
    {
    }

    /// <summary>Looks for the renderer in the given folders.</summary>
    /// <param name="folders">Folders that may hold MlPipeline.Charts.dll with its packages, the first that does is taken.</param>
    public ChartRenderer(IReadOnlyList<string> folders)
    {
        _folders = folders;
        _program = new Lazy<RendererProgram?>(() => RendererLocation.Load(_folders));
    }

    /// <summary>Draws a chart as inline SVG, some ten kilobytes, with no script. On a phone it is scrolled sideways.</summary>
    /// <param name="chart">The chart.</param>
    /// <returns>The HTML.</returns>
    public static string ToHtml(ChartDescription chart) => $"<div style=\"overflow-x:auto\">{SvgChart.Draw(chart)}</div>";

    /// <summary>Makes a chart to zoom into, with Plotly and without a request to anywhere.</summary>
    /// <param name="chart">The chart.</param>
    /// <returns>The HTML; the still picture with a line that says why where the renderer is not there.</returns>
    public string ToInteractiveHtml(ChartDescription chart)
    {
        var picture = ToHtml(chart);
        if (_program.Value is not { } program)
        {
            return picture + Notice();
        }

        var first = Interlocked.Exchange(ref _scriptCarried, 1) == 0;
        return program(ChartJson.Write(chart), picture, first);
    }

    private string Notice()
    {
        var sought = string.Join(", ", _folders.Select(folder => $"<code>{WebUtility.HtmlEncode(folder)}</code>"));
        return "<p>This is the still picture: MlPipeline.Charts.dll, which draws charts to zoom into, "
            + $"is not in {sought}. Build the solution or reinstall the package.</p>";
    }
}
