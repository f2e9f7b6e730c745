using System.Text.Json.Nodes;

namespace MlPipeline.Kernel.Notebooks;

/// <summary>Finds the language of a notebook and of its cells in the metadata that editors write.</summary>
internal static class NotebookLanguage
{
    public const string CSharp = "csharp";
    public const string Markdown = "markdown";
    public const string Html = "html";

    // .NET Interactive's own word for "each cell names its language".
    private const string Polyglot = "polyglot-notebook";

    public static string OfNotebook(JsonObject root)
    {
        var metadata = root["metadata"];
        return Normalize(
            Text(metadata, "kernelspec", "language")
            ?? Text(metadata, "polyglot_notebook", "kernelInfo", "defaultKernelName")
            ?? Text(metadata, "language_info", "name")
            ?? CSharp);
    }

    public static string? OfCell(JsonObject cell)
    {
        var metadata = cell["metadata"];
        var name = Text(metadata, "polyglot_notebook", "kernelName")
            ?? Text(metadata, "dotnet_interactive", "language")
            ?? Text(metadata, "vscode", "languageId");
        return name is null ? null : Normalize(name);
    }

    /// <summary>The metadata by which editors know the language of a code cell, with tags where there are any.</summary>
    public static JsonObject CellMetadata(string language, params ReadOnlySpan<string> tags)
    {
        var metadata = new JsonObject
        {
            ["dotnet_interactive"] = new JsonObject { ["language"] = language },
            ["polyglot_notebook"] = new JsonObject { ["kernelName"] = language },
        };
        if (tags.Length > 0)
        {
            metadata["tags"] = new JsonArray([.. tags.ToArray().Select(tag => (JsonNode)tag)]);
        }

        return metadata;
    }

    private static string Normalize(string name) => name.ToLowerInvariant() switch
    {
        "c#" or "cs" or "dotnet-interactive.csharp" or Polyglot => CSharp,
        var other => other,
    };

    private static string? Text(JsonNode? node, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            node = (node as JsonObject)?[name];
        }

        return node is JsonValue value && value.TryGetValue(out string? text) && text.Length > 0 ? text : null;
    }
}
