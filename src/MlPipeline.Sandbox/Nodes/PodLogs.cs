using System.Collections.Concurrent;
using MlPipeline.ApiServer.Pods;
using MlPipeline.Sandbox.Watching;

namespace MlPipeline.Sandbox.Nodes;

/// <summary>The logs of all pods, as the API server reads them.</summary>
internal sealed class PodLogs : IPodLogSource
{
    private readonly ConcurrentDictionary<ResourceKey, PodLog> _logs = new();

    /// <summary>Opens the log of a pod.</summary>
    public PodLog Open(ResourceKey pod, string path)
    {
        var log = new PodLog(path);
        _logs[pod] = log;
        return log;
    }

    /// <summary>Closes the log of a pod.</summary>
    public void Close(ResourceKey pod, PodLog log)
    {
        _logs.TryRemove(KeyValuePair.Create(pod, log));
        log.Dispose();
    }

    public IAsyncEnumerable<string> ReadLinesAsync(PodLogRequest request, CancellationToken cancellationToken) =>
        _logs.TryGetValue(new ResourceKey(request.Namespace, request.Pod), out var log)
            ? log.ReadAsync(request.TailLines, request.Follow, cancellationToken)
            : throw new PodLogUnavailableException(
                $"container \"{request.Container ?? "app"}\" in pod \"{request.Pod}\" is waiting to start");
}
