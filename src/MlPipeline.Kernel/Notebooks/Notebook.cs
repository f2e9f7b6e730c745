using System.Text.Json;
using System.Text.Json.Nodes;

namespace MlPipeline.Kernel.Notebooks;

/// <summary>
/// A Jupyter notebook (nbformat 4). The file's own JSON stays the source of truth: fields this type does not know, their
/// order and the way the file is indented survive, so that running a notebook changes outputs and nothing else.
/// </summary>
public sealed class Notebook
{
    private const int MajorVersion = 4;
    private const int MinorVersionWithCellIds = 5;

    private readonly JsonObject _root;
    private readonly NotebookTextStyle _style;

    private Notebook(JsonObject root, NotebookTextStyle style, string name)
    {
        _root = root;
        _style = style;
        Name = name;
        Cells = ReadCells(root, name);
    }

    /// <summary>File name, for messages.</summary>
    public string Name { get; }

    /// <summary>The cells in the order of the file.</summary>
    public IReadOnlyList<NotebookCell> Cells { get; private set; }

    /// <summary>Reads a notebook file.</summary>
    /// <param name="path">Path of an <c>.ipynb</c> file, or of a <c>.dib</c> file of .NET Interactive.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The notebook.</returns>
    /// <exception cref="NotebookFormatException">The file is no notebook of nbformat 4.</exception>
    public static async Task<Notebook> LoadAsync(string path, CancellationToken cancellationToken)
    {
        var text = await File.ReadAllTextAsync(path, cancellationToken);
        var name = Path.GetFileName(path);
        return string.Equals(Path.GetExtension(path), DibText.Extension, StringComparison.OrdinalIgnoreCase)
            ? new Notebook(DibText.ToNotebookJson(text, name), NotebookTextStyle.Default, name)
            : Parse(text, name);
    }

    /// <summary>Reads a notebook from the text of its file.</summary>
    /// <param name="text">Content of the file.</param>
    /// <param name="name">File name, for messages.</param>
    /// <returns>The notebook.</returns>
    /// <exception cref="NotebookFormatException">The text is no notebook of nbformat 4.</exception>
    public static Notebook Parse(string text, string name)
    {
        var root = ParseJson(text, name);
        RequireVersion(root, name);
        return new Notebook(root, NotebookTextStyle.Of(text), name);
    }

    /// <summary>Makes sure that every code cell is in a language that runs here.</summary>
    /// <exception cref="NotebookFormatException">One is not.</exception>
    public void RequireExecutable()
    {
        foreach (var cell in Cells)
        {
            cell.ToExecutableCode();
        }
    }

    /// <summary>Puts a C# cell into the notebook; the cells below it get new numbers.</summary>
    /// <param name="index">Place of the new cell, counted from 0.</param>
    /// <param name="source">Its text.</param>
    /// <param name="tag">Its tag, which is its identifier too where no other cell has that.</param>
    internal void InsertCode(int index, string source, string tag)
    {
        var cell = new JsonObject
        {
            ["cell_type"] = "code",
            ["execution_count"] = null,
            ["id"] = tag,
            ["metadata"] = NotebookLanguage.CellMetadata(NotebookLanguage.CSharp, tag),
            ["outputs"] = new JsonArray(),
            ["source"] = MultilineText.Split(source),
        };
        if (Cells.Any(other => other.Id == tag))
        {
            cell.Remove("id");
        }

        _root["cells"]!.AsArray().Insert(index, cell);
        Cells = ReadCells(_root, Name);
    }

    /// <summary>Writes the notebook, as nbformat 4.5, in one step: a reader never sees half a file.</summary>
    /// <param name="path">Path to write to; its folder is made where it is missing.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    /// <returns>A task that ends when the file is there.</returns>
    public async Task SaveAsync(string path, CancellationToken cancellationToken)
    {
        var target = Path.GetFullPath(path);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        var partial = target + ".partial";
        await File.WriteAllTextAsync(partial, ToText(), cancellationToken);
        File.Move(partial, target, overwrite: true);
    }

    /// <summary>The text of the notebook's file, as nbformat 4.5.</summary>
    /// <returns>JSON, indented as the file was that it came from.</returns>
    public string ToText()
    {
        EnsureCellIds();
        return NotebookJsonWriter.Write(_root, _style);
    }

    private static JsonObject ParseJson(string text, string name)
    {
        const string NextStep = "Restore the file, or save it again from the editor that made it.";
        try
        {
            var node = JsonNode.Parse(
                text.TrimStart('\uFEFF'),
                documentOptions: new JsonDocumentOptions { MaxDepth = 512, AllowDuplicateProperties = false });
            return node as JsonObject
                ?? throw new NotebookFormatException($"{name} is JSON, but not a notebook: an object was expected.", NextStep);
        }
        catch (JsonException e)
        {
            throw new NotebookFormatException($"{name} is not JSON: {e.Message}", NextStep, e);
        }
    }

    private static void RequireVersion(JsonObject root, string name)
    {
        if (root["nbformat"] is not JsonValue value || !value.TryGetValue(out int version))
        {
            throw new NotebookFormatException(
                $"{name} is JSON, but not a notebook: it has no nbformat.", "Name an .ipynb file that a notebook editor has saved.");
        }

        if (version != MajorVersion)
        {
            throw new NotebookFormatException(
                $"{name} is nbformat {version}; only nbformat {MajorVersion} runs here.",
                $"Convert it: jupyter nbconvert --to notebook --nbformat {MajorVersion} {name}");
        }
    }

    private static List<NotebookCell> ReadCells(JsonObject root, string name)
    {
        if (root["cells"] is not JsonArray cells)
        {
            throw new NotebookFormatException(
                $"{name} has no list of cells.", "Restore the file, or save it again from the editor that made it.");
        }

        var language = NotebookLanguage.OfNotebook(root);
        return [.. cells.Select((cell, index) => new NotebookCell(
            cell as JsonObject ?? throw new NotebookFormatException(
                $"Cell {index + 1} of {name} is not an object.", "Restore the file, or save it again from the editor that made it."),
            index + 1,
            language,
            name))];
    }

    private void EnsureCellIds()
    {
        if (_root["nbformat_minor"] is not JsonValue value || !value.TryGetValue(out int minor) || minor < MinorVersionWithCellIds)
        {
            _root["nbformat_minor"] = MinorVersionWithCellIds;
        }

        var taken = Cells.Select(cell => cell.Id).OfType<string>().ToHashSet(StringComparer.Ordinal);
        foreach (var cell in Cells.Where(cell => cell.Id is null))
        {
            cell.GiveId(taken);
        }
    }
}
