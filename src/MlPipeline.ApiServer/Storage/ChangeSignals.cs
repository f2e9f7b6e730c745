using System.Collections.Concurrent;

namespace MlPipeline.ApiServer.Storage;

/// <summary>Wakes those who wait for the next change of a resource.</summary>
internal sealed class ChangeSignals
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _waiting = new(StringComparer.Ordinal);

    /// <summary>Completes with the next change made after this call.</summary>
    public Task Next(string resource) =>
        _waiting.GetOrAdd(resource, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    public void Pulse(string resource)
    {
        if (_waiting.TryRemove(resource, out var signal))
        {
            signal.SetResult();
        }
    }
}
