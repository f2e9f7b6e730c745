using MlPipeline.Contracts.Sandbox;
using MlPipeline.EndToEnd.Tests.Driving;

namespace MlPipeline.EndToEnd.Tests.Jupyter;

/// <summary>The kernel, installed where only the programs that a test starts look for it.</summary>
internal sealed class InstalledKernel : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("mlpipeline-jupyter-");
    private readonly string _home;

    private InstalledKernel(string? home) => _home = home ?? Path.Combine(_folder.FullName, "home");

    public string Folder => _folder.FullName;

    public (string Name, string Value)[] Environment =>
    [
        ("JUPYTER_DATA_DIR", Path.Combine(Folder, "data")),
        ("JUPYTER_CONFIG_DIR", Path.Combine(Folder, "config")),
        ("JUPYTER_RUNTIME_DIR", Path.Combine(Folder, "runtime")),
        (SandboxHome.Variable, _home),
    ];

    /// <summary>Installs the kernel under a name.</summary>
    /// <param name="name">The name, or null for its own.</param>
    /// <param name="home">Folder of the sandbox that cells log in to.</param>
    public static async Task<InstalledKernel> CreateAsync(string? name = null, string? home = null)
    {
        var kernel = new InstalledKernel(home);
        string[] options = name is null ? [] : ["--name", name];
        var install = await kernel.RunAsync("dotnet", [RepositoryFolder.Tool, "jupyter", "install", .. options]);
        Assert.True(install.ExitCode == 0, install.Output);
        return kernel;
    }

    public Task<CommandResult> RunAsync(string program, params IEnumerable<string> arguments) =>
        Command.RunAsync(program, arguments, Environment);

    /// <summary>Runs a notebook as <c>nbconvert</c> does.</summary>
    public Task<CommandResult> ConvertAsync(string notebook, params string[] options) => RunAsync(
        PathProgram.FindOrSkip("jupyter-nbconvert"),
        ["--to", "notebook", "--execute", "--ExecutePreprocessor.timeout=180", "--output-dir", Path.Combine(Folder, "executed"), .. options, notebook]);

    public string Executed(string notebook) => Path.Combine(Folder, "executed", Path.GetFileName(notebook));

    public string Write(string name, string content)
    {
        var path = Path.Combine(Folder, name);
        File.WriteAllText(path, content);
        return path;
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
