using System.Collections.Concurrent;
using System.Threading.Channels;
using MlPipeline.Kernel.Notebooks;
using MlPipeline.Kernel.Outputs;
using MlPipeline.Kernel.Running;
using MlPipeline.Kernel.Session;

namespace MlPipeline.Cli.Replay;

/// <summary>Gathers what the cells of a run show, and signals that there is something to draw.</summary>
internal sealed class LiveRunObserver : INotebookRunObserver
{
    private readonly Channel<LiveSignal> _signals = Channel.CreateUnbounded<LiveSignal>(new UnboundedChannelOptions { SingleReader = true });
    private readonly ConcurrentDictionary<NotebookCell, OutputCollector> _outputs = new();

    public ChannelReader<LiveSignal> Signals => _signals.Reader;

    public void CellStarted(NotebookCell cell) => Signal(LiveSignalKind.Started, cell);

    public void CellOutput(NotebookCell cell, CellOutput output)
    {
        OutputsOf(cell).Add(output);
        Signal(LiveSignalKind.Changed, cell);
    }

    public void CellFinished(NotebookCell cell, CellResult result) => Signal(LiveSignalKind.Finished, cell, result.Status);

    public void Complete() => _signals.Writer.TryComplete();

    private OutputCollector OutputsOf(NotebookCell cell) => _outputs.GetOrAdd(cell, _ => new OutputCollector());

    private void Signal(LiveSignalKind kind, NotebookCell cell, CellStatus status = CellStatus.Ok) =>
        _signals.Writer.TryWrite(new LiveSignal(kind, cell, OutputsOf(cell), status));
}
