using System.Diagnostics;
using MlPipeline.Engines.Hosting;

namespace MlPipeline.Engines.Notebook;

/// <summary>Makes the project's kernel known to the Jupyter of this pod, and to no other.</summary>
internal static class KernelInstallation
{
    // The name that notebooks of .NET Interactive ask for, so that they open without a question.
    private const string KernelName = ".net-csharp";

    /// <exception cref="RequestException">The tool does not do it.</exception>
    internal static async Task RunAsync(string? tool, IEnumerable<KeyValuePair<string, string>> variables, CancellationToken cancellation)
    {
        if (tool is null)
        {
            return;
        }

        using var process = Process.Start(Describe(tool, variables)) ?? throw new IOException($"{tool} could not be started.");
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(cancellation);
        var errors = await process.StandardError.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
        await output;
        if (process.ExitCode != 0)
        {
            throw new RequestException(
                StatusCodes.Status500InternalServerError,
                $"The kernel could not be installed: {errors.Trim()}",
                $"See to it that \"dotnet {tool} jupyter install\" works in a terminal, then open the page again.");
        }
    }

    private static ProcessStartInfo Describe(string tool, IEnumerable<KeyValuePair<string, string>> variables)
    {
        var start = new ProcessStartInfo("dotnet", [tool, "jupyter", "install", "--name", KernelName])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            CreateNoWindow = true,
        };
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        return start;
    }
}
