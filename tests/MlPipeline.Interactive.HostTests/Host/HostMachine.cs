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

    private string Packages => Path.Combine(_home.FullName, "packages");

    /// <summary>How the host is started as an editor starts it.</summary>
    public ProcessStartInfo HostStart()
    {
        var start = Start(Metadata("HostProgram"));
        string[] arguments = ["[vscode]", "stdio", "--default-kernel", "csharp", "--working-dir", Notebooks];
        Array.ForEach(arguments, start.ArgumentList.Add);
        return start;
    }

    public async ValueTask DisposeAsync()
    {
        if (Directory.Exists(SandboxHome))
        {
            await StopSandboxAsync();
        }

        _home.Delete(recursive: true);
    }

    /// <summary>By the tool of the package, as it lies where the host restored it.</summary>
    private async Task StopSandboxAsync()
    {
        var tool = Directory.EnumerateFiles(Packages, "mlpipeline.dll", SearchOption.AllDirectories).Single();
        var start = Start("dotnet");
        string[] arguments = [tool, "sandbox", "stop"];
        Array.ForEach(arguments, start.ArgumentList.Add);
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
    }

    private ProcessStartInfo Start(string program) => new(program)
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        WorkingDirectory = Notebooks,
        Environment =
        {
            ["HOME"] = _home.FullName,
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
