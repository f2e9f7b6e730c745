using System.Diagnostics;
using MlPipeline.Sandbox.Home;

namespace MlPipeline.Sandbox.Launching;

/// <summary>Starts the sandbox's process so that it outlives the command and the terminal that started it.</summary>
internal static class BackgroundProcess
{
    // Bytes, hexadecimal. The collector's own choice goes by the size of the processor's cache, which on a server is far more than
    // this process needs; no setting of the program's own configuration reaches it.
    private const string YoungGenerationBytes = "400000";

    /// <summary>Starts the process; it lets go of the terminal by itself (see <see cref="Terminal"/>).</summary>
    public static Process Start(SandboxFolders folders, SandboxStartOptions options)
    {
        var start = new ProcessStartInfo(DotnetHost.Path)
        {
            WorkingDirectory = folders.Root,

            // A pipe that reads the output of this command must end with this command, so the new process may not get
            // hold of it: elsewhere it gets pipes of its own, on Windows only a start through the shell hands nothing on.
            UseShellExecute = OperatingSystem.IsWindows(),
            RedirectStandardInput = !OperatingSystem.IsWindows(),
            RedirectStandardOutput = !OperatingSystem.IsWindows(),
            RedirectStandardError = !OperatingSystem.IsWindows(),
            WindowStyle = ProcessWindowStyle.Hidden,
        };
        foreach (var argument in Arguments(folders, options))
        {
            start.ArgumentList.Add(argument);
        }

        if (!start.UseShellExecute)
        {
            start.Environment["DOTNET_GCgen0size"] = YoungGenerationBytes;
        }

        return Process.Start(start)
            ?? throw new SandboxException("The process of the sandbox could not be started.", $"Check that {DotnetHost.Path} runs.");
    }

    private static IEnumerable<string> Arguments(SandboxFolders folders, SandboxStartOptions options)
    {
        yield return typeof(BackgroundProcess).Assembly.Location;
        yield return ServeArguments.Verb;
        foreach (var argument in new ServeArguments(folders.Root, Detach: true, options).ToArguments())
        {
            yield return argument;
        }
    }
}
