using System.Text.Json.Nodes;
using MlPipeline.Cli.Run;

namespace MlPipeline.Cli.Tests.Run;

/// <summary>A folder with notebooks, gone at the end of the test.</summary>
internal sealed class LabFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("cli-tests-");

    public string Path => _folder.FullName;

    public RunSettings Settings => new()
    {
        Path = Path,
        Output = System.IO.Path.Combine(Path, "out"),
        Student = "student1",
    };

    public string Add(string name, params string[] cells) => Add(name, cells.Select(code => (code, new JsonArray())));

    /// <summary>Adds a notebook whose cells have outputs, as the notebook format writes them.</summary>
    public string Add(string name, IEnumerable<(string Code, JsonArray Outputs)> cells)
    {
        var root = new JsonObject
        {
            ["cells"] = new JsonArray([.. cells.Select(cell => (JsonNode)new JsonObject
            {
                ["cell_type"] = "code",
                ["execution_count"] = null,
                ["metadata"] = new JsonObject(),
                ["outputs"] = cell.Outputs,
                ["source"] = cell.Code,
            })]),
            ["metadata"] = new JsonObject(),
            ["nbformat"] = 4,
            ["nbformat_minor"] = 5,
        };
        var path = System.IO.Path.Combine(Path, name);
        File.WriteAllText(path, root.ToJsonString());
        return path;
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
