using System.Diagnostics;
using System.Reflection;
using Xunit.Sdk;
using Xunit.v3;

[assembly: AssemblyFixture(typeof(MlPipeline.Interactive.HostTests.Host.HostMachine))]
[assembly: Parallelization(Mode = ParallelMode.None)]

namespace MlPipeline.Interactive.HostTests.Host;

/// <summary>
/// A home of its own for the hosts that the tests start, so that they take the package just packed and leave the caches,
/// the sandbox and the kubeconfig files of the user alone.
/// </summary>
public sealed class HostMachine : IAsyncDisposable
{
    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("host-tests-");

    public HostMachine()
    {
        Notebooks = _home.CreateSubdirectory("notebooks").FullName;
        CopyUserFeeds();
        NameFeed();
        foreach (var notebook in Directory.EnumerateFiles(Metadata("NotebooksFolder"), "*.ipynb"))
        {
            File.Copy(notebook, Path.Combine(Notebooks, Path.GetFileName(notebook)));
        }
    }

    /// <summary>The folder of the notebooks, which the hosts run in.</summary>
    public string Notebooks { get; }

    /// <summary>The folder of the sandbox.</summary>
    public string SandboxHome => Path.Combine(_home.FullName, "sandbox");

    private static string HostProgram => Metadata("HostProgram");

    private string Packages => Path.Combine(_home.FullName, "packages");

    /// <summary>How the host is started as an editor starts it.</summary>
    public ProcessStartInfo HostStart() => Start(HostProgram, "[vscode]", "stdio", "--default-kernel", "csharp", "--working-dir", Notebooks);

    /// <summary>Tells Jupyter of the host's kernels.</summary>
    public Task InstallKernelsAsync() => RunAsync(HostProgram, "jupyter", "install");

    /// <summary>Runs a program in the folder of the notebooks; fails where it fails.</summary>
    public async Task RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(Start(program, arguments))!;
        process.StandardInput.Close();
        var output = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, string.Concat(output));
    }

    public async ValueTask DisposeAsync()
    {
        if (Directory.Exists(SandboxHome))
        {
            // By the tool of the package, as it lies where the host restored it.
            await RunAsync("dotnet", Directory.EnumerateFiles(Packages, "mlpipeline.dll", SearchOption.AllDirectories).Single(), "sandbox", "stop");
        }

        _home.Delete(recursive: true);
    }

    private ProcessStartInfo Start(string program, params string[] arguments) => new(program, arguments)
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        WorkingDirectory = Notebooks,
        Environment =
        {
            ["HOME"] = _home.FullName,
            ["PATH"] = Path.GetDirectoryName(HostProgram) + Path.PathSeparator + Environment.GetEnvironmentVariable("PATH"),
            ["NUGET_PACKAGES"] = Packages,
            ["MLPIPELINE_HOME"] = SandboxHome,
            ["MLPIPELINE_TOOL"] = null,
            ["MLPIPELINE_STUDENT"] = null,
            ["MLPIPELINE_PASSWORD"] = null,
            ["DOTNET_NOLOGO"] = "1",
            ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1",
            ["DOTNET_INTERACTIVE_CLI_TELEMETRY_OPTOUT"] = "1",
        },
    };

    private void CopyUserFeeds()
    {
        var file = Path.Combine(".nuget", "NuGet", "NuGet.Config");
        var user = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), file);
        if (File.Exists(user))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(_home.FullName, file))!);
            File.Copy(user, Path.Combine(_home.FullName, file));
        }
    }

    /// <summary>The cells of the notebooks name no feed, so their folder does, as a reader's would.</summary>
    private void NameFeed() => File.WriteAllText(Path.Combine(Notebooks, "NuGet.config"), $"""
        <configuration>
          <packageSources>
            <add key="packed" value="{Metadata("PackedFolder")}" />
          </packageSources>
        </configuration>
        """);

    private static string Metadata(string key) => typeof(HostMachine).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == key).Value!;
}
