using Microsoft.DotNet.Interactive.Formatting;
using MlPipeline.Kernel.Outputs;

namespace MlPipeline.Kernel.Formatting;

/// <summary>Turns values into what a notebook shows, with the formatters that readers of .NET notebooks know.</summary>
internal static class ValueFormatter
{
    private const string Text = PlainTextFormatter.MimeType;

    /// <summary>Formats a value as the given types, or as those preferred for its type; plain text is always among those.</summary>
    public static MimeBundle Format(object? value, params ReadOnlySpan<string> mimeTypes)
    {
        if (value is null)
        {
            return MimeBundle.Of(Text, Formatter.NullString);
        }

        IEnumerable<string> wanted = mimeTypes.Length > 0
            ? mimeTypes.ToArray()
            : Formatter.GetPreferredMimeTypesFor(value.GetType()).Append(Text);
        return new MimeBundle(wanted.Distinct(StringComparer.Ordinal)
            .Select(mimeType => KeyValuePair.Create(mimeType, value.ToDisplayString(mimeType))));
    }
}
