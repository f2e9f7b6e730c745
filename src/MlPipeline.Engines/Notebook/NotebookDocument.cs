using System.Text.Json;

namespace MlPipeline.Engines.Notebook;

/// <summary>A notebook file, as far as it is shown.</summary>
/// <param name="FileName">Name of the file.</param>
/// <param name="Cells">Its cells.</param>
internal sealed record NotebookDocument(string FileName, IReadOnlyList<NotebookCell> Cells)
{
    /// <summary>The first heading, or the file's name where there is none.</summary>
    internal string Title =>
        Cells.Where(cell => cell.IsMarkdown)
            .SelectMany(cell => cell.Source.Split('\n'))
            .FirstOrDefault(line => line.StartsWith("# ", StringComparison.Ordinal))?[2..].Trim() ?? FileName;

    /// <exception cref="JsonException">The file is no notebook.</exception>
    internal static async Task<NotebookDocument> ReadAsync(string path, CancellationToken cancellation)
    {
        await using var stream = File.OpenRead(path);
        using var json = await JsonDocument.ParseAsync(stream, cancellationToken: cancellation);
        if (!json.RootElement.TryGetProperty("cells", out var cells) || cells.ValueKind != JsonValueKind.Array)
        {
            throw new JsonException("it has no cells");
        }

        return new NotebookDocument(
            Path.GetFileName(path),
            [
                .. from cell in cells.EnumerateArray()
                   let type = cell.GetProperty("cell_type").GetString()
                   where type is "markdown" or "code"
                   select new NotebookCell(type == "markdown", ReadSource(cell.GetProperty("source"))),
            ]);
    }

    private static string ReadSource(JsonElement source) => source.ValueKind == JsonValueKind.Array
        ? string.Concat(source.EnumerateArray().Select(line => line.GetString()))
        : source.GetString() ?? "";
}
