using Microsoft.Extensions.Logging;
using MlPipeline.Contracts.Sandbox;
using MlPipeline.Sandbox.Home;
using MlPipeline.Sandbox.Launching;

namespace MlPipeline.Sandbox.Hosting;

/// <summary>Runs a sandbox in the current process.</summary>
public static class SandboxServer
{
    // Those who only look whether a sandbox runs hold the lock for a moment.
    private static readonly TimeSpan LockPatience = TimeSpan.FromSeconds(2);

    /// <summary>Runs a sandbox until it is asked to end: by a command, by a signal, or by the token.</summary>
    /// <param name="home">Its home.</param>
    /// <param name="options">How to start it.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>A task that ends when all its pods have ended.</returns>
    /// <exception cref="SandboxException">It cannot start.</exception>
    public static async Task RunAsync(SandboxHome home, SandboxStartOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(home);
        ArgumentNullException.ThrowIfNull(options);
        var folders = new SandboxFolders(home);
        HomeCheck.EnsureWritable(folders);
        using var running = await FileLock.TakeAsync(folders.ProcessLockFile, LockPatience, TimeProvider.System, cancellationToken)
            ?? throw new SandboxException($"A sandbox runs already in {folders.Root}.", "Look at it with 'mlpipeline sandbox status'.");

        using var loggers = CreateLoggers();
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var signals = new EndSignals(end);
        await using (var host = await StartAsync(folders, options, loggers, end.Token))
        {
            using var either = CancellationTokenSource.CreateLinkedTokenSource(end.Token, host.StopRequested);
            await Task.Delay(Timeout.Infinite, either.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        File.Delete(folders.DescriptorFile);
    }

    private static Task<SandboxHost> StartAsync(
        SandboxFolders folders, SandboxStartOptions options, ILoggerFactory loggers, CancellationToken cancellationToken)
    {
        var ground = SandboxGround.Prepare(folders, StartOptionsCheck.Check(options), TimeProvider.System);
        return SandboxHost.StartAsync(ground, options.WithoutOperator, loggers, TimeProvider.System, cancellationToken);
    }

    private static ILoggerFactory CreateLoggers() =>
        LoggerFactory.Create(logging => logging
            .AddSimpleConsole(console =>
            {
                console.SingleLine = true;
                console.TimestampFormat = "yyyy-MM-ddTHH:mm:ss.fffZ ";
                console.UseUtcTimestamp = true;
                console.ColorBehavior = Microsoft.Extensions.Logging.Console.LoggerColorBehavior.Disabled;
            })
            .SetMinimumLevel(LogLevel.Information)
            .AddFilter("Microsoft", LogLevel.Warning)
            .AddFilter("System", LogLevel.Warning));
}
