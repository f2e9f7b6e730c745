using System.Globalization;
using Microsoft.Extensions.Logging;
using MlPipeline.Contracts.Engines;
using MlPipeline.Contracts.Repository;
using MlPipeline.Sandbox.Home;
using MlPipeline.Sandbox.Launching;
using MlPipeline.Sandbox.Nodes;

namespace MlPipeline.Sandbox.DataSets;

/// <summary>Fills the data folder of the tenant share with trips, in a process of its own and in the background.</summary>
internal sealed class TripSeeder(
    SandboxFolders folders, SettingsStore settings, string enginesProgram, ILogger<TripSeeder> logger, TimeProvider time) : IAsyncDisposable
{
    // The same trips on every machine, so that readers can compare what they get.
    private const string Seed = "2019";

    private static readonly TimeSpan StopGrace = TimeSpan.FromSeconds(2);

    private readonly Lock _gate = new();
    private CancellationTokenSource _current = new();
    private Task _work = Task.CompletedTask;

    /// <summary>How far it is.</summary>
    public TripsStatus Status { get; private set; } = new(TripsStatus.Preparing, "", "");

    /// <summary>Makes the trips that the settings ask for, unless they are there or being made.</summary>
    public void Ensure(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            var wanted = settings.Read();
            if (IsPresent(wanted))
            {
                Status = new TripsStatus(TripsStatus.Present, wanted.DataSource(), "");
                return;
            }

            if (Status.State == TripsStatus.Preparing && Status.Source == wanted.DataSource())
            {
                return;
            }

            Status = new TripsStatus(TripsStatus.Preparing, wanted.DataSource(), "");
            var last = _current;
            last.Cancel();
            _current = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            _work = RunAfterAsync(_work, last, wanted, _current.Token);
        }
    }

    /// <summary>Gives up what is being made.</summary>
    public async ValueTask DisposeAsync()
    {
        await _current.CancelAsync();
        await _work;
        _current.Dispose();
    }

    private bool IsPresent(SandboxSettings wanted) =>
        wanted.SeededFrom == wanted.DataSource() && File.Exists(Path.Combine(folders.Data, Path.GetFileName(TenantShare.TripsFile)));

    private async Task RunAfterAsync(Task before, CancellationTokenSource last, SandboxSettings wanted, CancellationToken cancellationToken)
    {
        await before;
        last.Dispose();
        try
        {
            await RunAsync(wanted, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            logger.LogInformation("Making trips from {Source} was given up", wanted.DataSource());
        }
        catch (Exception exception)
        {
            logger.LogError(exception, "Trips could not be made");
            Status = new TripsStatus(TripsStatus.Failed, wanted.DataSource(), exception.Message);
        }
    }

    private async Task RunAsync(SandboxSettings wanted, CancellationToken cancellationToken)
    {
        settings.Update(current => current with { SeededFrom = null });
        var lastLine = "";
        using var process = ContainerProcess.Start(
            DotnetHost.Path,
            Arguments(wanted),
            ChildEnvironment.Inherited(),
            folders.Data,
            line => lastLine = TakeLine(line, wanted),
            time);
        try
        {
            var exitCode = await process.WaitForExitAsync(cancellationToken);
            Status = exitCode == 0
                ? new TripsStatus(TripsStatus.Present, wanted.DataSource(), "")
                : new TripsStatus(TripsStatus.Failed, wanted.DataSource(), lastLine);
        }
        finally
        {
            await process.StopAsync(StopGrace, time);
        }

        if (Status.State == TripsStatus.Present)
        {
            settings.Update(current => current with { SeededFrom = wanted.DataSource() });
            logger.LogInformation("Trips from {Source} are in the share", wanted.DataSource());
        }
        else
        {
            logger.LogError("Trips from {Source} could not be made: {Reason}", wanted.DataSource(), lastLine);
        }
    }

    private string[] Arguments(SandboxSettings wanted) =>
        wanted.DataFolder is { } folder
            ? [enginesProgram, EngineNames.DataSet, "import", "--from", folder, "--out", folders.Data]
            :
            [
                enginesProgram, EngineNames.DataSet, "generate",
                "--rows", wanted.Rows.ToString(CultureInfo.InvariantCulture), "--seed", Seed, "--out", folders.Data,
            ];

    /// <summary>Lines of progress are <c>progress fraction text</c>; every other line is for people.</summary>
    private string TakeLine(string line, SandboxSettings wanted)
    {
        var text = line.Split(' ', 3) is ["progress", _, var progress] ? progress : line;
        Status = new TripsStatus(TripsStatus.Preparing, wanted.DataSource(), text);
        return text;
    }
}
