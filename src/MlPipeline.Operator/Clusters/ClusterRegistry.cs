using System.Collections.Concurrent;

namespace MlPipeline.Operator.Clusters;

/// <summary>Kdclusters this process has seen, by UID.</summary>
internal sealed class ClusterRegistry
{
    private readonly ConcurrentDictionary<string, bool> _seen = new();

    /// <summary>Puts a kdcluster on record.</summary>
    /// <returns>Whether it is new to this process.</returns>
    public bool See(string uid) => _seen.TryAdd(uid, true);

    /// <summary>Takes a kdcluster off the record.</summary>
    public void Forget(string uid) => _seen.TryRemove(uid, out _);
}
