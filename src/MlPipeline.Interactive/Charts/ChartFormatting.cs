using Microsoft.DotNet.Interactive.Formatting;
using MlPipeline.Interactive.Formatting;
using MlPipeline.Interactive.Views;
using MlPipeline.Interactive.Views.Pictures;

namespace MlPipeline.Interactive.Charts;

/// <summary>Teaches the notebook's formatters to show charts.</summary>
public static class ChartFormatting
{
    /// <summary>Registers the formatters of charts; calling it again changes nothing but that plotly.js is sent once more.</summary>
    /// <param name="renderer">Makes the HTML, for one notebook session.</param>
    public static void Register(ChartRenderer renderer)
    {
        // A still picture is the default: it stays small in a saved notebook, and shows in a viewer that runs no script.
        Register<ChartDescription>(ChartRenderer.ToHtml, chart => chart);
        Register<InteractiveChart>(chart => renderer.ToInteractiveHtml(chart.Description), chart => chart.Description);
    }

    private static void Register<T>(Func<T, string> html, Func<T, ChartDescription> shown)
    {
        Formatter.Register<T>((chart, writer) => writer.Write(html(chart)), HtmlFormatter.MimeType);
        Formatter.Register<T>((chart, writer) => writer.Write(shown(chart).ToText()), PlainTextFormatter.MimeType);
        Formatter.Register<T>((chart, writer) => writer.Write(Markdown(shown(chart))), MarkdownRenderer.MimeType);
        Formatter.SetPreferredMimeTypesFor(typeof(T), HtmlFormatter.MimeType, PlainTextFormatter.MimeType);
    }

    private static string Markdown(ChartDescription chart) => MarkdownRenderer.Render(new View("", [new ChartPicture(chart)]));
}
