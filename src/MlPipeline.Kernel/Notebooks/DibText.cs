using System.Text.Json;
using System.Text.Json.Nodes;

namespace MlPipeline.Kernel.Notebooks;

/// <summary>Reads .NET Interactive's text format: cells one below the other, each under a line that names its language.</summary>
internal static class DibText
{
    public const string Extension = ".dib";

    private const string Meta = "meta";

    // The kernels that .NET Interactive brings; a file's own header may name more.
    private static readonly string[] KnownLanguages =
    [
        "csharp", "c#", "fsharp", "f#", "pwsh", "powershell", "javascript", "js", "html", "markdown", "mermaid", "sql", "kql", "http", "value",
        "python", "r",
    ];

    public static JsonObject ToNotebookJson(string text, string name)
    {
        var lines = text.TrimStart('\uFEFF').ReplaceLineEndings("\n").Split('\n');
        var header = ReadHeader(lines, name);
        var languages = KnownLanguages.Concat(Names(header)).Append(Meta).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var language = (string?)(header["defaultKernelName"] as JsonValue) ?? NotebookLanguage.CSharp;
        var cells = new JsonArray();
        var start = 0;
        for (var i = 0; i <= lines.Length; i++)
        {
            var next = i < lines.Length ? LanguageAt(lines[i], languages) : null;
            if (next is null && i < lines.Length)
            {
                continue;
            }

            AddCell(cells, language, lines[start..i]);
            language = next ?? language;
            start = i + 1;
        }

        return new JsonObject
        {
            ["cells"] = cells,
            ["metadata"] = new JsonObject
            {
                ["kernelspec"] = new JsonObject { ["display_name"] = ".NET (C#)", ["language"] = "C#", ["name"] = ".net-csharp" },
                ["language_info"] = new JsonObject { ["name"] = "polyglot-notebook" },
            },
            ["nbformat"] = 4,
            ["nbformat_minor"] = 5,
        };
    }

    private static void AddCell(JsonArray cells, string language, IEnumerable<string> lines)
    {
        var source = string.Join('\n', lines).Trim('\n', ' ', '\t');
        if (source.Length == 0 || language.Equals(Meta, StringComparison.OrdinalIgnoreCase))
        {
            return;
        }

        var isMarkdown = language.Equals(NotebookLanguage.Markdown, StringComparison.OrdinalIgnoreCase);
        var cell = new JsonObject { ["cell_type"] = isMarkdown ? "markdown" : "code" };
        if (!isMarkdown)
        {
            cell["execution_count"] = null;
        }

        cell["metadata"] = isMarkdown ? new JsonObject() : NotebookLanguage.CellMetadata(language);
        if (!isMarkdown)
        {
            cell["outputs"] = new JsonArray();
        }

        cell["source"] = MultilineText.Split(source);
        cells.Add(cell);
    }

    private static string? LanguageAt(string line, HashSet<string> languages) =>
        line.StartsWith("#!", StringComparison.Ordinal) && languages.TryGetValue(line[2..].Trim(), out var language) ? language : null;

    /// <summary>What the file says of its kernels, empty where it says nothing.</summary>
    private static JsonObject ReadHeader(string[] lines, string name)
    {
        var first = Array.FindIndex(lines, line => !string.IsNullOrWhiteSpace(line));
        if (first < 0 || lines[first].Trim() != "#!" + Meta)
        {
            return [];
        }

        var end = Array.FindIndex(lines, first + 1, line => line.StartsWith("#!", StringComparison.Ordinal));
        var json = string.Join('\n', lines[(first + 1)..(end < 0 ? lines.Length : end)]);
        try
        {
            return string.IsNullOrWhiteSpace(json) ? [] : JsonNode.Parse(json)?["kernelInfo"] as JsonObject ?? [];
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new NotebookFormatException($"The #!meta block of {name} is not JSON: {e.Message}", "Mend it, or delete the block.", e);
        }
    }

    private static IEnumerable<string> Names(JsonObject header) => (header["items"] as JsonArray ?? [])
        .SelectMany(item => (item?["aliases"] as JsonArray ?? []).Append(item?["name"]))
        .Select(MultilineText.Join)
        .Where(name => name.Length > 0);
}
