using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using MlPipeline.Kernel.Outputs;

namespace MlPipeline.Kernel.Notebooks;

/// <summary>One cell of a <see cref="Notebook"/>, a view on the file's JSON.</summary>
public sealed class NotebookCell
{
    private readonly JsonObject _json;
    private readonly string _notebook;

    internal NotebookCell(JsonObject json, int number, string notebookLanguage, string notebook)
    {
        _json = json;
        _notebook = notebook;
        Number = number;
        Language = NotebookLanguage.OfCell(json) ?? notebookLanguage;
        Kind = ReadKind();
    }

    /// <summary>Place in the notebook, counted from 1 over cells of every kind.</summary>
    public int Number { get; }

    /// <summary>What the cell is.</summary>
    public CellKind Kind { get; }

    /// <summary>Identifier of the cell, or null where the file has none yet.</summary>
    public string? Id => _json["id"] is JsonValue value && value.TryGetValue(out string? id) ? id : null;

    /// <summary>Text of the cell.</summary>
    public string Source => MultilineText.Join(_json["source"]);

    /// <summary>Language of a code cell, in small letters: its own, or that of its notebook.</summary>
    public string Language { get; }

    /// <summary>Tags of the cell.</summary>
    public IReadOnlyList<string> Tags => _json["metadata"]?["tags"] is JsonArray tags ? [.. tags.Select(MultilineText.Join)] : [];

    /// <summary>Number of the cell's last execution, or null where it was not run.</summary>
    public int? ExecutionCount => _json["execution_count"] is JsonValue value && value.TryGetValue(out int count) ? count : null;

    /// <summary>What the cell shows, as it is stored.</summary>
    public IReadOnlyList<CellOutput> Outputs =>
        _json["outputs"] is JsonArray outputs ? [.. outputs.Select(OutputJson.FromJson).OfType<CellOutput>()] : [];

    /// <summary>Pictures that a Markdown cell carries with it, by the name that its text calls them.</summary>
    public IReadOnlyDictionary<string, MimeBundle> Attachments => (_json["attachments"] as JsonObject ?? [])
        .ToDictionary(entry => entry.Key, entry => OutputJson.Bundle(entry.Value), StringComparer.Ordinal);

    /// <summary>
    /// What a session is to run for this code cell: its text, under a magic line where the cell's metadata names a language
    /// that a magic line stands for.
    /// </summary>
    /// <returns>The code, empty where there is nothing to run.</returns>
    /// <exception cref="NotebookFormatException">The cell is in a language that does not run here.</exception>
    public string ToExecutableCode()
    {
        var source = Source;
        if (Kind != CellKind.Code || string.IsNullOrWhiteSpace(source))
        {
            return "";
        }

        return Language switch
        {
            NotebookLanguage.CSharp => source,
            NotebookLanguage.Markdown => $"#!markdown\n{source}",
            NotebookLanguage.Html => $"#!html\n{source}",
            var language => throw new NotebookFormatException(
                $"Cell {Number} of {_notebook} is in '{language}'; this host runs C#.",
                "Rewrite the cell in C#, or open the notebook in a host for that language."),
        };
    }

    /// <summary>Replaces what the cell shows.</summary>
    /// <param name="executionCount">Number of the execution, or null for a cell that did not run.</param>
    /// <param name="outputs">What it shows.</param>
    public void SetOutputs(int? executionCount, IEnumerable<CellOutput> outputs)
    {
        _json["execution_count"] = executionCount;
        _json["outputs"] = new JsonArray([.. outputs.Select(output => (JsonNode)OutputJson.ToJson(output))]);
    }

    internal void SetSource(string source) => _json["source"] = MultilineText.Split(source);

    internal void GiveId(HashSet<string> taken)
    {
        // Derived from place and text, so that the same notebook gets the same identifiers each time it is run.
        var salt = 0;
        string id;
        do
        {
            var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{Number}\n{salt++}\n{Source}"));
            id = Convert.ToHexStringLower(hash.AsSpan(0, 4));
        }
        while (!taken.Add(id));

        var after = Math.Max(_json.IndexOf("execution_count"), _json.IndexOf("cell_type"));
        _json.Insert(after + 1, "id", id);
    }

    private CellKind ReadKind() => (_json["cell_type"] as JsonValue)?.TryGetValue(out string? kind) is true
        ? kind switch
        {
            "code" => CellKind.Code,
            "markdown" => CellKind.Markdown,
            "raw" => CellKind.Raw,
            _ => throw UnknownKind($"'{kind}'"),
        }
        : throw UnknownKind("nothing");

    private NotebookFormatException UnknownKind(string found) => new(
        $"Cell {Number} of {_notebook} has {found} as its cell_type.", "It must be code, markdown or raw.");
}
