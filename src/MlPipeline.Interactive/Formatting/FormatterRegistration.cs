using Microsoft.DotNet.Interactive.Formatting;
using MlPipeline.Interactive.Charts;
using MlPipeline.Interactive.Views;

namespace MlPipeline.Interactive.Formatting;

/// <summary>Teaches the notebook's formatters how the pipeline's results look, as HTML and as plain text.</summary>
public static class FormatterRegistration
{
    /// <summary>Registers all formatters; a host calls this once, and calling it again changes nothing.</summary>
    public static void Register()
    {
        Register<View>(view => view);
        ChartFormatting.Register(new ChartRenderer());
    }

    private static void Register<T>(Func<T, View> look)
    {
        Formatter.Register<T>((value, writer) => writer.Write(HtmlRenderer.Render(look(value))), HtmlFormatter.MimeType);
        Formatter.Register<T>((value, writer) => writer.Write(TextRenderer.Render(look(value))), PlainTextFormatter.MimeType);
    }
}
