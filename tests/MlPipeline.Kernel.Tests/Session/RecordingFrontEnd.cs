using System.Collections.Concurrent;
using MlPipeline.Kernel.Outputs;
using MlPipeline.Kernel.Session;

namespace MlPipeline.Kernel.Tests.Session;

/// <summary>Keeps what a cell shows, and lets a test wait for an output.</summary>
internal sealed class RecordingFrontEnd : ICellFrontEnd
{
    private readonly ConcurrentQueue<CellOutput> _outputs = new();
    private readonly TaskCompletionSource _first = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public IReadOnlyList<CellOutput> Outputs => [.. _outputs];

    public Task FirstOutput => _first.Task;

    public void Show(CellOutput output)
    {
        _outputs.Enqueue(output);
        _first.TrySetResult();
    }

    public Task<string> ReadPasswordAsync(string prompt, CancellationToken cancellationToken) =>
        Task.FromResult("secret for " + prompt);
}
