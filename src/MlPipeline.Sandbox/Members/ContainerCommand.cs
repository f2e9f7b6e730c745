using System.ComponentModel;
using System.Diagnostics;
using MlPipeline.Sandbox.Nodes;

namespace MlPipeline.Sandbox.Members;

/// <summary>Starts programs in containers, with the container's environment and its root as working folder.</summary>
internal static class ContainerCommand
{
    /// <exception cref="IOException">The program cannot be started.</exception>
    public static Process Start(RunningContainer container, string program, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = container.Root,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            CreateNoWindow = true,
        };
        start.Environment.Clear();
        foreach (var (name, value) in container.Environment)
        {
            start.Environment[name] = value;
        }

        try
        {
            return Process.Start(start) ?? throw new IOException($"{program} could not be started");
        }
        catch (Win32Exception exception)
        {
            throw new IOException($"{program} could not be started: {exception.Message}", exception);
        }
    }

    /// <summary>Waits for the end of a program, and ends it with all its children where that is asked for.</summary>
    public static async Task WaitOrEndAsync(Process process, CancellationToken end)
    {
        await process.WaitForExitAsync(end).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
        }
    }
}
