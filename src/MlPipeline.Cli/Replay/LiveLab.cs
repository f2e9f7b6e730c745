using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using MlPipeline.Cli.Pages;
using MlPipeline.Kernel.Notebooks;
using MlPipeline.Kernel.Outputs;
using MlPipeline.Kernel.Running;
using MlPipeline.Kernel.Session;

namespace MlPipeline.Cli.Replay;

/// <summary>A lab's session, and what its cells have shown in it.</summary>
internal sealed class LiveLab(NotebookSession session, TimeProvider time) : IAsyncDisposable
{
    // Outputs that change many times a second are drawn no oftener than an eye can follow.
    private static readonly TimeSpan RedrawEvery = TimeSpan.FromMilliseconds(80);

    private readonly ConcurrentDictionary<int, IReadOnlyList<CellOutput>> _outputs = new();
    private readonly HashSet<int> _executed = [];

    public IReadOnlyList<CellOutput>? OutputsOf(int cell) => _outputs.GetValueOrDefault(cell);

    /// <summary>Runs cells; before them those above that load and log in, where these have not run in this session.</summary>
    public async IAsyncEnumerable<RunEvent> RunAsync(
        Notebook notebook, int from, INotebookSite site, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var above = notebook.Cells.Where(cell => cell.Number < from && cell.ToExecutableCode().Length > 0 && !_executed.Contains(cell.Number)).ToList();
        var cells = above.Where(SetUpCells.Contains).Concat(notebook.Cells.Where(cell => cell.Number >= from)).ToList();
        var leftOut = above.Where(cell => !SetUpCells.Contains(cell)).ToList();

        var observer = new LiveRunObserver();
        var run = RunAsync(cells, observer, cancellationToken);
        try
        {
            await foreach (var happening in DrawAsync(observer.Signals, new OutputRenderer(site)))
            {
                yield return happening;
            }

            yield return LiveRunWords.Conclude(await run, leftOut);
        }
        finally
        {
            // Nobody may look any more, but the cell must have stopped before another one runs.
            await ((Task)run).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    public ValueTask DisposeAsync() => session.DisposeAsync();

    /// <summary>Runs cells; null where they were stopped between two of them.</summary>
    private async Task<NotebookRunResult?> RunAsync(IEnumerable<NotebookCell> cells, LiveRunObserver observer, CancellationToken cancellationToken)
    {
        try
        {
            var result = await new NotebookRunner(session, observer, new NotebookRunOptions(), time).RunAsync(cells, cancellationToken);
            _executed.UnionWith(result.Cells.Where(cell => cell.Succeeded).Select(cell => cell.Cell.Number));
            return result;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return null;
        }
        finally
        {
            observer.Complete();
        }
    }

    private async IAsyncEnumerable<RunEvent> DrawAsync(ChannelReader<LiveSignal> signals, OutputRenderer renderer)
    {
        while (await signals.WaitToReadAsync())
        {
            foreach (var signal in LastOfEachCell(signals))
            {
                _outputs[signal.Cell.Number] = signal.Outputs.Snapshot();
                yield return signal.Kind switch
                {
                    LiveSignalKind.Started => RunEvent.Started(signal.Cell.Number),
                    LiveSignalKind.Finished => RunEvent.Finished(signal.Cell.Number, Draw(renderer, signal.Cell), LiveRunWords.Of(signal.Status)),
                    _ => RunEvent.Outputs(signal.Cell.Number, Draw(renderer, signal.Cell)),
                };
            }

            await Task.Delay(RedrawEvery, time, CancellationToken.None);
        }
    }

    /// <summary>What has been signalled by now, without changes that another one of the same cell follows.</summary>
    private static IEnumerable<LiveSignal> LastOfEachCell(ChannelReader<LiveSignal> signals)
    {
        var batch = new List<LiveSignal>();
        var last = new Dictionary<NotebookCell, LiveSignal>();
        while (signals.TryRead(out var signal))
        {
            batch.Add(signal);
            last[signal.Cell] = signal;
        }

        return batch.Where(signal => signal.Kind != LiveSignalKind.Changed || ReferenceEquals(last[signal.Cell], signal));
    }

    private string Draw(OutputRenderer renderer, NotebookCell cell) => renderer.ToHtml(cell, _outputs[cell.Number]);
}
