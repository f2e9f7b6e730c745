using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using MlPipeline.Cli.Pages;
using MlPipeline.Contracts.Sandbox;
using MlPipeline.Interactive;
using MlPipeline.Kernel.Notebooks;
using MlPipeline.Kernel.Outputs;
using MlPipeline.Kernel.Session;
using MlPipeline.Sandbox.Launching;

namespace MlPipeline.Cli.Replay;

/// <summary>Runs cells of labs against the sandbox, one run at a time; each lab keeps its session until the replay ends.</summary>
internal sealed class LiveRuns(SandboxLauncher launcher, SandboxHome home, string student, TimeProvider time) : IAsyncDisposable
{
    private readonly SemaphoreSlim _oneAtATime = new(1, 1);
    private readonly ConcurrentDictionary<string, LiveLab> _labs = new(StringComparer.Ordinal);
    private volatile CancellationTokenSource? _running;

    /// <summary>What a cell has shown when it ran here last; null where it has not.</summary>
    public IReadOnlyList<CellOutput>? OutputsOf(string key, int cell) => _labs.TryGetValue(key, out var lab) ? lab.OutputsOf(cell) : null;

    /// <summary>Runs a lab from a cell on.</summary>
    /// <param name="lab">The lab.</param>
    /// <param name="from">Number of the first cell to run.</param>
    /// <param name="site">Where the outputs are shown.</param>
    /// <param name="cancellationToken">Stops the run, for example since the reader has left the page.</param>
    /// <returns>What happens, as it happens.</returns>
    public async IAsyncEnumerable<RunEvent> RunAsync(
        ReplayLab lab, int from, INotebookSite site, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (launcher.FindRunning() is null)
        {
            yield return RunEvent.Refused(
                "No sandbox is up, so nothing can be run. Start one in a terminal with 'mlpipeline sandbox start --wait', then run from here again.");
            yield break;
        }

        if (WhyNot(lab.Notebook) is { } reason)
        {
            yield return RunEvent.Refused(reason);
            yield break;
        }

        if (!await _oneAtATime.WaitAsync(TimeSpan.Zero, cancellationToken))
        {
            yield return RunEvent.Refused("Cells are running already, perhaps in another window. Stop them first, or wait until they end.");
            yield break;
        }

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            _running = stop;
            var live = _labs.GetOrAdd(lab.Key, _ => new LiveLab(NewSession(lab), time));
            Environment.CurrentDirectory = lab.Lab.Folder;
            await foreach (var happening in live.RunAsync(lab.Notebook, from, site, stop.Token))
            {
                yield return happening;
            }
        }
        finally
        {
            _running = null;
            _oneAtATime.Release();
        }
    }

    /// <summary>Interrupts the cell that runs, and ends the run.</summary>
    public void Stop()
    {
        try
        {
            _running?.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The run has ended just now.
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var lab in _labs.Values)
        {
            await lab.DisposeAsync();
        }

        _oneAtATime.Dispose();
    }

    /// <summary>Why a notebook can be read here, but not run; null where it can.</summary>
    private static string? WhyNot(Notebook notebook)
    {
        try
        {
            notebook.RequireExecutable();
            return null;
        }
        catch (NotebookFormatException e)
        {
            return e.Message;
        }
    }

    private NotebookSession NewSession(ReplayLab lab) => new(new SessionOptions
    {
        WorkingDirectory = lab.Lab.Folder,
        Magics = MagicOptions.FromEnvironment() with { Home = home, Student = student, ToolPath = typeof(LiveRuns).Assembly.Location },
        Time = time,
    });
}
