using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using MlPipeline.Sandbox.Watching;

namespace MlPipeline.Sandbox.Nodes;

/// <summary>Where the pods of this sandbox can be reached.</summary>
internal sealed class PodNetwork
{
    private readonly ConcurrentDictionary<ResourceKey, PodEndpoint> _pods = new();

    /// <summary>Raised whenever a pod came, changed or went.</summary>
    public event Action<ResourceKey>? Changed;

    /// <summary>All pods.</summary>
    public IReadOnlyDictionary<ResourceKey, PodEndpoint> Pods => _pods;

    /// <summary>Finds a pod.</summary>
    public bool TryGet(ResourceKey pod, [MaybeNullWhen(false)] out PodEndpoint endpoint) => _pods.TryGetValue(pod, out endpoint);

    /// <summary>A pod came or changed.</summary>
    public void Set(ResourceKey pod, PodEndpoint endpoint)
    {
        _pods[pod] = endpoint;
        Changed?.Invoke(pod);
    }

    /// <summary>A pod went.</summary>
    public void Remove(ResourceKey pod)
    {
        if (_pods.TryRemove(pod, out _))
        {
            Changed?.Invoke(pod);
        }
    }
}
