using MlPipeline.Contracts.Pods;
using MlPipeline.Sandbox.Nodes;

namespace MlPipeline.Sandbox.Members;

/// <summary>Runs the start script of a container's config package.</summary>
internal sealed class StartScript(RunningContainer container)
{
    // What a shell answers for a command it does not find.
    private const int NotFound = 127;

    // Enough to see what a script says, too little to fill a disk.
    private const int LargestOutput = 1 << 20;

    private static readonly TimeSpan LastWords = TimeSpan.FromMilliseconds(200);

    /// <summary>Runs the script and notes in the files what becomes of it. Ends with the container at the latest.</summary>
    public async Task RunInBackgroundAsync(IReadOnlyList<string> arguments, ConfigureFiles files)
    {
        int exitCode;
        await using (var output = Open(files.Output))
        await using (var error = Open(files.Error))
        {
            exitCode = await RunAsync(arguments, output, error, CancellationToken.None);
        }

        if (!container.Ended.IsCancellationRequested)
        {
            files.End(exitCode);
        }
    }

    /// <summary>Runs the script to its end and returns its exit code.</summary>
    public async Task<int> RunAsync(
        IReadOnlyList<string> arguments, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        if (Find() is not { } script)
        {
            await error.WriteLineAsync($"{PodEnvironment.GuestConfigFolder}/*/startscript: not found");
            return NotFound;
        }

        using var process = ContainerCommand.Start(container, script, arguments);
        process.StandardInput.Close();
        var written = Task.WhenAll(
            CopyAsync(process.StandardOutput, output), CopyAsync(process.StandardError, error));
        using var either = CancellationTokenSource.CreateLinkedTokenSource(container.Ended, cancellationToken);
        await ContainerCommand.WaitOrEndAsync(process, either.Token);
        cancellationToken.ThrowIfCancellationRequested();

        // What the script left in the background may hold its output open; the end of the script counts.
        await Task.WhenAny(written, Task.Delay(LastWords, CancellationToken.None));
        return process.ExitCode;
    }

    private string? Find()
    {
        var name = OperatingSystem.IsWindows() ? "startscript.cmd" : "startscript";
        var folder = ContainerPath.OnHost(container.Root, PodEnvironment.GuestConfigFolder);
        return Directory.Exists(folder)
            ? Directory.EnumerateDirectories(folder).Select(each => Path.Combine(each, name)).FirstOrDefault(File.Exists)
            : null;
    }

    private static StreamWriter Open(string path) =>
        new(new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete)) { AutoFlush = true };

    private static Task CopyAsync(StreamReader from, TextWriter to)
    {
        var written = 0;
        return LineReader.ReadAsync(from, line =>
        {
            written += line.Length + 1;
            if (written <= LargestOutput)
            {
                to.WriteLine(line);
            }
        });
    }
}
