namespace MlPipeline.Kernel.Notebooks;

/// <summary>How a notebook file is laid out, kept so that a diff shows only what changed.</summary>
/// <param name="Indent">One step of indentation.</param>
/// <param name="NewLine">Line end.</param>
/// <param name="EndsWithNewLine">Whether the last line is ended.</param>
internal sealed record NotebookTextStyle(string Indent, string NewLine, bool EndsWithNewLine)
{
    public static NotebookTextStyle Default { get; } = new(" ", "\n", EndsWithNewLine: true);

    public static NotebookTextStyle Of(string text)
    {
        var lineEnd = text.IndexOf('\n', StringComparison.Ordinal);
        if (lineEnd < 0 || lineEnd + 1 >= text.TrimEnd().Length)
        {
            return Default;
        }

        var indent = text.AsSpan(lineEnd + 1);
        indent = indent[..indent.IndexOfAnyExcept(' ', '\t')];
        return new NotebookTextStyle(
            indent.Length == 0 ? " " : indent.ToString(),
            lineEnd > 0 && text[lineEnd - 1] == '\r' ? "\r\n" : "\n",
            text.EndsWith('\n'));
    }
}
