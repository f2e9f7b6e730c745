using Microsoft.DotNet.Interactive.Formatting;

namespace MlPipeline.Interactive.Charts;

/// <summary>Teaches the notebook's formatters to show charts.</summary>
public static class ChartFormatting
{
    /// <summary>Registers the formatters of charts; calling it again changes nothing but that plotly.js is sent once more.</summary>
    /// <param name="renderer">Makes the HTML, for one notebook session.</param>
    public static void Register(ChartRenderer renderer)
    {
        // A still picture is the default: it stays small in a saved notebook, and shows in a viewer that runs no script.
        Register<ChartDescription>(ChartRenderer.ToHtml, chart => chart.ToText());
        Register<InteractiveChart>(chart => renderer.ToInteractiveHtml(chart.Description), chart => chart.Description.ToText());
    }

    private static void Register<T>(Func<T, string> html, Func<T, string> text)
    {
        Formatter.Register<T>((chart, writer) => writer.Write(html(chart)), HtmlFormatter.MimeType);
        Formatter.Register<T>((chart, writer) => writer.Write(text(chart)), PlainTextFormatter.MimeType);
        Formatter.SetPreferredMimeTypesFor(typeof(T), HtmlFormatter.MimeType, PlainTextFormatter.MimeType);
    }
}
