using System.Text.Json;

namespace MlPipeline.EndToEnd.Tests.Driving;

/// <summary>Notebooks made and read by the tests.</summary>
internal static class NotebookText
{
    /// <summary>A notebook of C# cells.</summary>
    public static string OfCells(params string[] cells) => JsonSerializer.Serialize(new
    {
        cells = cells.Select((source, index) => new
        {
            cell_type = "code",
            execution_count = (int?)null,
            id = $"cell-{index}",
            metadata = new { },
            outputs = Array.Empty<object>(),
            source,
        }),
        metadata = new
        {
            kernelspec = new { display_name = ".NET (C#)", language = "C#", name = ".net-csharp" },
            language_info = new { name = "polyglot-notebook" },
        },
        nbformat = 4,
        nbformat_minor = 5,
    });

    /// <summary>All plain text that the cell with this id showed.</summary>
    public static string OutputOf(string path, string cellId)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(path));
        var cell = document.RootElement.GetProperty("cells").EnumerateArray().Single(cell => cell.GetProperty("id").GetString() == cellId);
        return string.Concat(cell.GetProperty("outputs").EnumerateArray().Select(PlainText));
    }

    private static string PlainText(JsonElement output) => output.GetProperty("output_type").GetString() switch
    {
        "stream" => Joined(output.GetProperty("text")),
        "error" => output.GetProperty("evalue").GetString()!,
        _ => Joined(output.GetProperty("data").GetProperty("text/plain")),
    };

    private static string Joined(JsonElement text) => text.ValueKind == JsonValueKind.Array
        ? string.Concat(text.EnumerateArray().Select(line => line.GetString()))
        : text.GetString()!;
}
