using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;
using MlPipeline.Benchmarks.Labs;

namespace MlPipeline.Benchmarks.Kernels;

/// <summary>How a front end starts the kernel: as <c>jupyter install</c> has written it down.</summary>
internal sealed record InstalledSpec(
    [property: JsonPropertyName("argv")] IReadOnlyList<string> Words,
    [property: JsonPropertyName("env")] IReadOnlyDictionary<string, string> Environment)
{
    /// <exception cref="InvalidOperationException">It could not be installed.</exception>
    public static async Task<InstalledSpec> CreateAsync(string tool, CancellationToken cancellationToken)
    {
        using var folder = new TemporaryFolder();
        using var install = Process.Start("dotnet", [tool, "jupyter", "install", "--prefix", folder.Path, "--name", "measured"]);
        await install.WaitForExitAsync(cancellationToken);
        if (install.ExitCode != 0)
        {
            throw new InvalidOperationException($"{tool} could not be installed as a kernel.");
        }

        var file = Path.Combine(folder.Path, "share", "jupyter", "kernels", "measured", "kernel.json");
        return JsonSerializer.Deserialize<InstalledSpec>(await File.ReadAllBytesAsync(file, cancellationToken))!;
    }

    /// <summary>How a front end starts .NET Interactive.</summary>
    /// <param name="program">The program <c>dotnet-interactive</c>.</param>
    public static InstalledSpec OfPeer(string program) => new(
        [program, "jupyter", "{connection_file}"],
        new Dictionary<string, string> { ["DOTNET_INTERACTIVE_CLI_TELEMETRY_OPTOUT"] = "1", ["DOTNET_INTERACTIVE_SKIP_FIRST_TIME_EXPERIENCE"] = "1" });

    public ProcessStartInfo ToStart(string connectionFile)
    {
        var start = new ProcessStartInfo(Words[0], Words.Skip(1).Select(word => word.Replace("{connection_file}", connectionFile, StringComparison.Ordinal)));
        foreach (var (name, value) in Environment)
        {
            start.Environment[name] = value;
        }

        return start;
    }
}
