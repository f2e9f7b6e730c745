using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using MlPipeline.Sandbox.Watching;

namespace MlPipeline.Sandbox.Nodes;

/// <summary>The containers that run now, by pod.</summary>
internal sealed class RunningContainers
{
    private readonly ConcurrentDictionary<ResourceKey, RunningContainer> _containers = new();

    /// <summary>Finds the container of a pod.</summary>
    public bool TryGet(ResourceKey pod, [MaybeNullWhen(false)] out RunningContainer container) =>
        _containers.TryGetValue(pod, out container);

    /// <summary>A container started.</summary>
    public void Set(ResourceKey pod, RunningContainer container) => _containers[pod] = container;

    /// <summary>A container ended.</summary>
    public void Remove(ResourceKey pod, RunningContainer container) => _containers.TryRemove(KeyValuePair.Create(pod, container));
}
