using System.Text.RegularExpressions;
using MlPipeline.Contracts.Sandbox;
using MlPipeline.Interactive;
using MlPipeline.Interactive.Hosting;

namespace MlPipeline.Packaging.Tests.Packed;

/// <summary>What the package brings runs from where the package lies.</summary>
public sealed partial class ProgramTests(PackedPackage package) : IClassFixture<PackedPackage>
{
    [Fact]
    public async Task Tool_Runs()
    {
        var run = await ProgramRun.StartAsync("dotnet", [package.Tool, "sandbox", "--help"]);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("start", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Library_FindsTheChartRendererInThePackage()
    {
        var context = new LibraryContext(Path.GetDirectoryName(package.Library)!);
        var location = context.LoadFromAssemblyPath(package.Library).GetType("MlPipeline.Interactive.Charts.Rendering.RendererLocation", throwOnError: true)!;
        var folders = (IReadOnlyList<string>)location.GetMethod("DefaultFolders")!.Invoke(null, [])!;
        var charts = Path.Combine(package.Folder, "tools", "charts");

        Assert.Contains(charts, folders);
        Assert.NotNull(location.GetMethod("Load")!.Invoke(null, [new[] { charts }]));
    }

    [Fact]
    public async Task Login_WhereTheRuntimeIsMissing_SaysWhatToInstall()
    {
        var home = Directory.CreateDirectory(Path.Combine(package.Folder, "home"));
        var configuration = Path.ChangeExtension(package.Tool, ".runtimeconfig.json");
        var asked = await File.ReadAllTextAsync(configuration, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(configuration, Framework().Replace(asked, "\"version\": \"99.0.0\""), TestContext.Current.CancellationToken);
        try
        {
            using var runner = new MagicRunner(new SilentNotebook(), new MagicOptions { Home = new SandboxHome(home.FullName), ToolPath = package.Tool });

            var error = await Assert.ThrowsAsync<MagicException>(() => runner.RunAsync("#!kd-login", "", TestContext.Current.CancellationToken));

            Assert.Contains(".NET 10 runtime", error.Problem, StringComparison.Ordinal);
            Assert.Contains("https://dotnet.microsoft.com/download", error.NextStep, StringComparison.Ordinal);
        }
        finally
        {
            await File.WriteAllTextAsync(configuration, asked, CancellationToken.None);
        }
    }

    [GeneratedRegex("\"version\": \"[^\"]+\"")]
    private static partial Regex Framework();
}
