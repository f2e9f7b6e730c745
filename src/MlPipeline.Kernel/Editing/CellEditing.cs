using MlPipeline.Interactive;
using MlPipeline.Kernel.Magics;
using MlPipeline.Kernel.Scripting;

namespace MlPipeline.Kernel.Editing;

/// <summary>Completes and describes what stands at a place of a cell: C#, or a magic's line.</summary>
internal sealed class CellEditing(ScriptHost script, CellMagics magics, MagicRunner pipeline) : IDisposable
{
    private readonly CSharpEditing _csharp = new(script);

    public async Task<CodeCompletion> CompleteAsync(string code, int position, CancellationToken cancellationToken)
    {
        position = Math.Clamp(position, 0, code.Length);
        var start = LineStart(code, position);
        var line = Line(code, start);
        if (!line.StartsWith("#!", StringComparison.Ordinal))
        {
            return CSharpOnly(code, position) is { } csharp
                ? await _csharp.CompleteAsync(csharp, position, cancellationToken)
                : CodeCompletion.NothingAt(position);
        }

        var cursor = position - start;
        if (cursor <= (line.IndexOfAny([' ', '\t']) is var end and >= 0 ? end : line.Length))
        {
            return new CodeCompletion(start, position, [.. magics.Summaries()
                .Where(magic => magic.Magic.StartsWith(line[..cursor], StringComparison.OrdinalIgnoreCase))
                .Select(magic => new CodeCompletionItem(magic.Magic, "magic", magic.Summary))]);
        }

        var completion = await pipeline.CompleteAsync(line, cursor, cancellationToken);
        return new CodeCompletion(
            start + completion.Start,
            position,
            [.. completion.Items.Select(item => new CodeCompletionItem(item.Text, "magic", item.Summary))]);
    }

    public async Task<CodeDescription?> DescribeAsync(string code, int position, CancellationToken cancellationToken)
    {
        position = Math.Clamp(position, 0, code.Length);
        var line = Line(code, LineStart(code, position));
        if (!line.StartsWith("#!", StringComparison.Ordinal))
        {
            return CSharpOnly(code, position) is { } csharp ? await _csharp.DescribeAsync(csharp, position, cancellationToken) : null;
        }

        var name = line.Split([' ', '\t'], 2)[0];
        return magics.Summaries().FirstOrDefault(magic => magic.Magic == name) is { } magic
            ? new CodeDescription([magic.Magic], magic.Summary)
            : null;
    }

    public void Dispose() => _csharp.Dispose();

    private static int LineStart(string code, int position) => position == 0 ? 0 : code.LastIndexOf('\n', position - 1) + 1;

    private static string Line(string code, int start) =>
        code[start..(code.IndexOf('\n', start) is var end and >= 0 ? end : code.Length)];

    /// <summary>
    /// The cell with everything that is not C# blanked out, so that all places stay what they are; null where the place itself
    /// is in the text of a magic.
    /// </summary>
    private static string? CSharpOnly(string code, int position)
    {
        var lines = code.Split('\n');
        var isCSharp = new bool[lines.Length];
        foreach (var segment in CellParser.Parse(code).Where(segment => segment.IsCSharp))
        {
            var first = segment.FirstLine - 1;
            isCSharp.AsSpan(first, Math.Min(segment.Text.Count(c => c == '\n') + 1, lines.Length - first)).Fill(true);
        }

        return code.Length > 0 && !isCSharp[code.AsSpan(0, position).Count('\n')]
            ? null
            : string.Join('\n', lines.Select((line, index) => isCSharp[index] ? line : new string(' ', line.Length)));
    }
}
