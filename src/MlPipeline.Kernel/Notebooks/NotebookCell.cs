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
    private readonly string _notebookLanguage;

    internal NotebookCell(JsonObject json, int number, string notebookLanguage, string notebook)
    {
        _json = json;
        _notebook = notebook;
        _notebookLanguage = notebookLanguage;
        Number = number;
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

        return (NotebookLanguage.OfCell(_json) ?? _notebookLanguage) switch
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
