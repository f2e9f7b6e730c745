using System.Text.Json.Nodes;

namespace MlPipeline.EndToEnd.Tests.Replay;

/// <summary>Two small labs as a run has left them, replayed without a sandbox.</summary>
public sealed class RecordedLabs : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("mlpipeline-replay-");

    internal ReplayProcess Replay { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Write(
            "1-first.ipynb",
            Prose("# Lab 1 · First\n\nWords, then a table.\n\n| a | b |\n| - | - |\n| 1 | 2 |"),
            Code("1 + 1", new JsonObject { ["output_type"] = "stream", ["name"] = "stdout", ["text"] = "\u001b[32mtwo\u001b[0m\n" }),
            Prose("## Second part\n\nOn to [the other lab](2-second.ipynb)."),
            Code("var quiet = true;"),
            Code("Draw()", Html("<style>body{display:none}</style><b id=\"styled\">styled</b>"), Html("<p id=\"drawn\">not yet</p><script>document.getElementById('drawn').textContent = 'drawn by a script'</script>")));
        Write("2-second.ipynb", Prose("# Lab 2 · Second"), Code("2", Html("<b>last</b>")));
        Replay = await ReplayProcess.StartAsync(_folder.FullName, Path.Combine(_folder.FullName, "home"));
    }

    public ValueTask DisposeAsync()
    {
        Replay.Dispose();
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    private static JsonObject Prose(string source) => new() { ["cell_type"] = "markdown", ["metadata"] = new JsonObject(), ["source"] = source };

    private static JsonObject Code(string source, params JsonNode[] outputs) => new()
    {
        ["cell_type"] = "code",
        ["execution_count"] = 1,
        ["metadata"] = new JsonObject(),
        ["outputs"] = new JsonArray(outputs),
        ["source"] = source,
    };

    private static JsonObject Html(string html) => new()
    {
        ["output_type"] = "display_data",
        ["metadata"] = new JsonObject(),
        ["data"] = new JsonObject { ["text/html"] = html },
    };

    private void Write(string name, params JsonNode[] cells)
    {
        var root = new JsonObject { ["cells"] = new JsonArray(cells), ["metadata"] = new JsonObject(), ["nbformat"] = 4, ["nbformat_minor"] = 5 };
        File.WriteAllText(Path.Combine(_folder.FullName, name), root.ToJsonString());
    }
}
