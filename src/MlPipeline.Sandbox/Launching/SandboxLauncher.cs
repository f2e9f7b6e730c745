using MlPipeline.Contracts.Sandbox;
using MlPipeline.Sandbox.Home;

namespace MlPipeline.Sandbox.Launching;

/// <summary>Starts, watches and stops the background process of a sandbox.</summary>
public sealed class SandboxLauncher
{
    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan PollEvery = TimeSpan.FromMilliseconds(50);

    private readonly SandboxFolders _folders;
    private readonly TimeProvider _time;

    /// <summary>A launcher for one home.</summary>
    /// <param name="home">The sandbox's home.</param>
    /// <param name="time">Where time is read, the system's clock by default.</param>
    public SandboxLauncher(SandboxHome home, TimeProvider? time = null)
    {
        _folders = new SandboxFolders(home);
        _time = time ?? TimeProvider.System;
    }

    /// <summary>Finds the running sandbox.</summary>
    /// <returns>Its descriptor, or null where none runs.</returns>
    public SandboxDescriptor? FindRunning() =>
        FileLock.IsTaken(_folders.ProcessLockFile) ? DescriptorFile.TryRead(_folders) : null;

    /// <summary>Starts the sandbox unless it runs. Trips other than those it has are asked for in both cases.</summary>
    /// <param name="options">How to start it.</param>
    /// <param name="progress">Told what happens, line by line.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The sandbox; log-in works.</returns>
    /// <exception cref="SandboxException">It cannot start.</exception>
    public async Task<SandboxDescriptor> EnsureRunningAsync(
        SandboxStartOptions options, IProgress<string> progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(progress);
        var checkedOptions = StartOptionsCheck.Check(options);
        HomeCheck.EnsureWritable(_folders);

        using var startLock = await TakeStartLockAsync(progress, cancellationToken);
        if (FindRunning() is { } running)
        {
            await AdoptAsync(running, checkedOptions, cancellationToken);
            return running;
        }

        if (File.Exists(_folders.DescriptorFile))
        {
            progress.Report("The last sandbox ended without stopping; its state is kept.");
            File.Delete(_folders.DescriptorFile);
        }

        progress.Report($"Starting the sandbox in {_folders.Root}");
        return await StartAsync(checkedOptions, cancellationToken);
    }

    /// <summary>Waits until the labs can run: trips in the share, shared training cluster configured.</summary>
    /// <param name="progress">Told what is being waited for, line by line.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>A task that ends when the sandbox is ready.</returns>
    /// <exception cref="SandboxException">It does not get ready.</exception>
    public Task WaitUntilReadyAsync(IProgress<string> progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(progress);
        return new ReadinessWait(_folders, StatusAsync, progress, _time).WaitAsync(cancellationToken);
    }

    /// <summary>Asks the running sandbox how it is.</summary>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>Its status.</returns>
    /// <exception cref="SandboxException">None runs, or it does not answer.</exception>
    public async Task<SandboxStatus> StatusAsync(CancellationToken cancellationToken)
    {
        var running = FindRunning() ?? throw NotRunning();
        using var client = new ControlClient(_folders, running);
        try
        {
            return await client.StatusAsync(cancellationToken);
        }
        catch (HttpRequestException exception)
        {
            throw NoAnswer(running, exception);
        }
    }

    /// <summary>Reads the kubeconfig of a student, logging in with the password that the sandbox made.</summary>
    /// <param name="student">Name of the student.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The kubeconfig, YAML.</returns>
    /// <exception cref="SandboxException">None runs, or there is no such student.</exception>
    public async Task<string> KubeconfigAsync(string student, CancellationToken cancellationToken)
    {
        var running = FindRunning() ?? throw NotRunning();
        using var client = new LoginClient(running);
        return await client.KubeconfigAsync(student, cancellationToken);
    }

    /// <summary>Reads the kubeconfig of the administrator, who may do everything on the cluster.</summary>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The kubeconfig, YAML; good until the sandbox ends.</returns>
    /// <exception cref="SandboxException">None runs, or it does not answer.</exception>
    public async Task<string> AdminKubeconfigAsync(CancellationToken cancellationToken)
    {
        var running = FindRunning() ?? throw NotRunning();
        using var client = new ControlClient(_folders, running);
        try
        {
            return await client.KubeconfigAsync(cancellationToken);
        }
        catch (HttpRequestException exception)
        {
            throw NoAnswer(running, exception);
        }
    }

    /// <summary>Stops the sandbox and its pods; what is stored stays.</summary>
    /// <param name="progress">Told what happens, line by line.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>False where none ran.</returns>
    /// <exception cref="SandboxException">It does not end.</exception>
    public async Task<bool> StopAsync(IProgress<string> progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(progress);
        var running = FindRunning();
        if (running is not null)
        {
            progress.Report($"Stopping the sandbox, process {running.ProcessId}");
            await new SandboxStop(_folders, running, StopPatience, _time).RunAsync(progress, cancellationToken);
        }

        Nodes.PodProcessRecords.EndLeftovers(_folders.Pods);
        if (File.Exists(_folders.DescriptorFile))
        {
            File.Delete(_folders.DescriptorFile);
        }

        return running is not null;
    }

    /// <summary>Stops the sandbox and deletes all it keeps.</summary>
    /// <param name="progress">Told what happens, line by line.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>A task that ends when everything is gone.</returns>
    public async Task ResetAsync(IProgress<string> progress, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(_folders.Root))
        {
            return;
        }

        await StopAsync(progress, cancellationToken);
        HomeRemoval.Remove(_folders);
    }

    private async Task<FileLock> TakeStartLockAsync(IProgress<string> progress, CancellationToken cancellationToken)
    {
        if (FileLock.TryTake(_folders.StartLockFile) is { } free)
        {
            return free;
        }

        progress.Report("Another command is starting this sandbox; waiting for it.");
        return await FileLock.TakeAsync(_folders.StartLockFile, StartPatience, _time, cancellationToken)
            ?? throw new SandboxException(
                "Another command has been starting this sandbox for a minute.",
                $"End that command, or start a sandbox elsewhere: set {SandboxHome.Variable} to another folder.");
    }

    private async Task AdoptAsync(SandboxDescriptor running, SandboxStartOptions options, CancellationToken cancellationToken)
    {
        var port = new Uri(running.GatewayUrl).Port;
        if (options.GatewayPort is { } wanted && wanted != port)
        {
            throw new SandboxException(
                $"The sandbox runs already, with its gateway on port {port}.",
                $"Run 'mlpipeline sandbox stop' first to start it on port {wanted}.");
        }

        if (options.DataFolder is null && options.Rows is null)
        {
            return;
        }

        using var client = new ControlClient(_folders, running);
        await client.RequestTripsAsync(new TripsRequest(options.DataFolder, options.Rows), cancellationToken);
    }

    private async Task<SandboxDescriptor> StartAsync(SandboxStartOptions options, CancellationToken cancellationToken)
    {
        File.Delete(_folders.StartFailureFile);
        using var process = BackgroundProcess.Start(_folders, options);
        var started = _time.GetTimestamp();
        while (true)
        {
            if (DescriptorFile.TryRead(_folders) is { } descriptor && descriptor.ProcessId == process.Id)
            {
                return descriptor;
            }

            if (process.HasExited)
            {
                throw StartFailure.Read(_folders);
            }

            if (_time.GetElapsedTime(started) > StartPatience)
            {
                process.Kill(entireProcessTree: true);
                throw new SandboxException("The sandbox did not start within a minute.", $"Its log says more: {_folders.LogFile}");
            }

            await Task.Delay(PollEvery, _time, cancellationToken);
        }
    }

    private static SandboxException NotRunning() =>
        new("No sandbox runs.", "Start it with 'mlpipeline sandbox start'.");

    private SandboxException NoAnswer(SandboxDescriptor running, Exception cause) =>
        new(
            $"The sandbox, process {running.ProcessId}, does not answer.",
            $"Run 'mlpipeline sandbox stop' and start it again; its log is {_folders.LogFile}",
            cause);
}
