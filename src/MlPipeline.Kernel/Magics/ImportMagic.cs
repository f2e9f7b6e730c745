using MlPipeline.Interactive.Hosting;
using MlPipeline.Kernel.Notebooks;

namespace MlPipeline.Kernel.Magics;

/// <summary>Runs the code of a file in the session: a notebook, or a script.</summary>
internal sealed class ImportMagic(Func<IReadOnlyList<CellSegment>, CancellationToken, Task> run, string workingDirectory) : IMagic
{
    private const string Usage = "#!import <file.ipynb|.dib|.csx|.cs>";

    // Files whose import has not ended; cells run one at a time.
    private readonly HashSet<string> _open = new(StringComparer.Ordinal);

    public string Name => "import";

    public string Summary => $"Run the code of a notebook or script in this session: {Usage}";

    public bool TakesArguments => true;

    public async Task RunAsync(CellSegment segment, CancellationToken cancellationToken)
    {
        var path = Path.GetFullPath(MagicArguments.Parse(segment.Magic!, Usage).Word, workingDirectory);
        if (!_open.Add(path))
        {
            throw new MagicException($"{Path.GetFileName(path)} imports itself, directly or by way of another file.", "Take the #!import out of one of them.");
        }

        try
        {
            foreach (var part in await ReadAsync(path, cancellationToken))
            {
                await run(part, cancellationToken);
            }
        }
        finally
        {
            _open.Remove(path);
        }
    }

    private static async Task<IReadOnlyList<IReadOnlyList<CellSegment>>> ReadAsync(string path, CancellationToken cancellationToken)
    {
        var name = Path.GetFileName(path);
        try
        {
            return Path.GetExtension(path).ToLowerInvariant() switch
            {
                ".ipynb" or ".dib" => [.. Cells(await Notebook.LoadAsync(path, cancellationToken), name)],
                ".csx" or ".cs" => [[new CellSegment(Magic: null, await File.ReadAllTextAsync(path, cancellationToken), 1, name)]],
                var other => throw new MagicException($"{name} cannot be imported: '{other}' is no file of C# cells.", $"Write it so: {Usage}"),
            };
        }
        catch (NotebookFormatException e)
        {
            var lines = e.Message.Split('\n', 2);
            throw new MagicException(lines[0], lines[^1], e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new MagicException($"Cannot read {path}: {e.Message}", "Give the path from the notebook's folder.", e);
        }
    }

    private static IEnumerable<IReadOnlyList<CellSegment>> Cells(Notebook notebook, string name) => notebook.Cells
        .Where(cell => cell.Kind == CellKind.Code)
        .Select(cell => InFile(CellParser.Parse(cell.ToExecutableCode()), $"{name} cell {cell.Number}"));

    private static IReadOnlyList<CellSegment> InFile(IEnumerable<CellSegment> segments, string name) =>
        [.. segments.Select(segment => segment with { File = name })];
}
