using System.Diagnostics;

namespace MlPipeline.Sandbox.Nodes;

/// <summary>The process of a container, from its start to its end.</summary>
internal sealed class ContainerProcess : IDisposable
{
    private readonly Process _process;
    private readonly Task _output;

    private ContainerProcess(Process process, DateTimeOffset startedAt, Action<string> log)
    {
        _process = process;
        StartedAt = startedAt;
        _output = Task.WhenAll(LineReader.ReadAsync(process.StandardOutput, log), LineReader.ReadAsync(process.StandardError, log));
    }

    /// <summary>Id of the container; every start makes a new one.</summary>
    public string ContainerId { get; } = $"process://{Guid.NewGuid():N}";

    /// <summary>When it started.</summary>
    public DateTimeOffset StartedAt { get; }

    /// <summary>Number of the process.</summary>
    public int ProcessId => _process.Id;

    /// <summary>Starts a process.</summary>
    public static ContainerProcess Start(
        string program,
        IEnumerable<string> arguments,
        IReadOnlyDictionary<string, string> environment,
        string folder,
        Action<string> log,
        TimeProvider time)
    {
        var start = new ProcessStartInfo(program)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            CreateNoWindow = true,
        };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment.Clear();
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start) ?? throw new IOException($"{program} could not be started.");
        process.StandardInput.Close();
        return new ContainerProcess(process, time.GetUtcNow(), log);
    }

    /// <summary>Remembers the process on disk for the case that the sandbox dies.</summary>
    public void Remember(string podFolder)
    {
        if (!_process.HasExited)
        {
            PodProcessRecords.Save(podFolder, _process);
        }
    }

    /// <summary>The memory it takes now, in bytes; 0 once it has ended.</summary>
    public long ResidentBytes()
    {
        if (_process.HasExited)
        {
            return 0;
        }

        _process.Refresh();
        return _process.WorkingSet64;
    }

    /// <summary>Ends the process and its children at once.</summary>
    public void Kill() => _process.Kill(entireProcessTree: true);

    /// <summary>Waits for the end of the process and of its output; returns the exit code.</summary>
    public async Task<int> WaitForExitAsync(CancellationToken cancellationToken)
    {
        await _process.WaitForExitAsync(cancellationToken);

        // A child of the process may hold the output open; the end of the process counts.
        await Task.WhenAny(_output, Task.Delay(TimeSpan.FromMilliseconds(200), CancellationToken.None));
        return _process.ExitCode;
    }

    /// <summary>Asks the process to end, and ends it and its children where it does not within the grace period.</summary>
    public async Task StopAsync(TimeSpan grace, TimeProvider time)
    {
        if (!_process.HasExited && UnixSignal.TrySendTerminate(_process.Id))
        {
            using var patience = new CancellationTokenSource(grace, time);
            await _process.WaitForExitAsync(patience.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync(CancellationToken.None);
        }
    }

    public void Dispose() => _process.Dispose();
}
