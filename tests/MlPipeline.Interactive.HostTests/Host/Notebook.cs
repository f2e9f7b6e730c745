using System.Text.Json;

namespace MlPipeline.Interactive.HostTests.Host;

/// <summary>A notebook file.</summary>
internal static class Notebook
{
    /// <summary>The text of its code cells.</summary>
    public static IReadOnlyList<string> CodeCells(string file)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(file));
        return
        [
            .. document.RootElement.GetProperty("cells").EnumerateArray()
                .Where(cell => cell.GetProperty("cell_type").GetString() == "code")
                .Select(cell => string.Concat(cell.GetProperty("source").EnumerateArray().Select(line => line.GetString()))),
        ];
    }
}
