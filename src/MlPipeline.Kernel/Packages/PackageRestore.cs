using System.Diagnostics;
using System.Security;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using MlPipeline.Interactive.Hosting;

namespace MlPipeline.Kernel.Packages;

/// <summary>
/// Gets packages with the SDK's own restore, so that sources, credentials, caches and version rules are those that the
/// reader has set up for every other project.
/// </summary>
internal sealed partial class PackageRestore(string workingDirectory)
{
    private const string Framework = "net10.0";

    /// <summary>Restores the packages together, as one project.</summary>
    /// <returns>The assemblies to reference.</returns>
    /// <exception cref="MagicException">They cannot be had.</exception>
    public async Task<IReadOnlyList<string>> RestoreAsync(PackageSet packages, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("mlpipeline-packages-");
        try
        {
            var project = Path.Combine(folder.FullName, "packages.csproj");
            await File.WriteAllTextAsync(project, Project(packages), cancellationToken);
            await RunRestoreAsync(project, packages, cancellationToken);
            await using var assets = File.OpenRead(Path.Combine(folder.FullName, "obj", "project.assets.json"));
            using var json = await JsonDocument.ParseAsync(assets, cancellationToken: cancellationToken);
            return [.. RuntimeFiles(json.RootElement)];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task RunRestoreAsync(string project, PackageSet packages, CancellationToken cancellationToken)
    {
        var (exitCode, output) = await RunDotnetAsync(["restore", project, "--nologo", "--verbosity", "quiet", "-tl:off"], cancellationToken);
        if (exitCode == 0)
        {
            return;
        }

        var reason = ErrorMessage().Match(output) is { Success: true } match
            ? match.Groups["message"].Value.Trim()
            : $"dotnet restore ended with exit code {exitCode}.";
        throw new MagicException(
            $"Cannot get {string.Join(", ", packages.Packages.Keys)}: {reason}",
            "Check name, version and network; a folder with packages can be named by #i \"nuget: <folder>\".");
    }

    private static async Task<(int ExitCode, string Output)> RunDotnetAsync(IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = new Process { StartInfo = start };
        try
        {
            process.Start();
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            throw new MagicException("#r \"nuget: …\" needs the .NET SDK, but the command dotnet was not found.", "Install the .NET SDK and put dotnet on PATH.", e);
        }

        try
        {
            var errors = process.StandardError.ReadToEndAsync(cancellationToken);
            var output = await process.StandardOutput.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            return (process.ExitCode, output + await errors);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    private static IEnumerable<string> RuntimeFiles(JsonElement assets)
    {
        var roots = assets.GetProperty("packageFolders").EnumerateObject().Select(folder => folder.Name).ToList();
        var target = assets.GetProperty("targets").EnumerateObject().First().Value;
        foreach (var library in target.EnumerateObject().Where(library => library.Value.TryGetProperty("runtime", out _)))
        {
            var folder = assets.GetProperty("libraries").GetProperty(library.Name).GetProperty("path").GetString()!;
            var files = library.Value.GetProperty("runtime").EnumerateObject()
                .Select(file => file.Name)
                .Where(name => name.EndsWith(".dll", StringComparison.OrdinalIgnoreCase));
            foreach (var file in files)
            {
                yield return roots.Select(root => Path.GetFullPath(Path.Combine(root, folder, file))).First(File.Exists);
            }
        }
    }

    private string Project(PackageSet packages)
    {
        var text = new StringBuilder("<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup>")
            .Append($"<TargetFramework>{Framework}</TargetFramework><NuGetAudit>false</NuGetAudit>")
            .Append($"<RestoreRootConfigDirectory>{SecurityElement.Escape(workingDirectory)}</RestoreRootConfigDirectory>")
            .Append($"<RestoreAdditionalProjectSources>{SecurityElement.Escape(string.Join(';', packages.Sources.Select(AbsoluteSource)))}</RestoreAdditionalProjectSources>")
            .Append("</PropertyGroup><ItemGroup>");
        foreach (var package in packages.Packages.Values)
        {
            text.Append($"<PackageReference Include=\"{SecurityElement.Escape(package.Id)}\" Version=\"{SecurityElement.Escape(package.Version ?? "*")}\" />");
        }

        return text.Append("</ItemGroup></Project>").ToString();
    }

    private string AbsoluteSource(string source) =>
        source.Contains("://", StringComparison.Ordinal) ? source : Path.GetFullPath(source, workingDirectory);

    [GeneratedRegex(@"error (?<message>NU\d+: [^\r\n]*)")]
    private static partial Regex ErrorMessage();
}
