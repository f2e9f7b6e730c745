namespace MlPipeline.KubeDirector.Clusters;

/// <summary>What a kdcluster is connected to, by name.</summary>
/// <param name="Clusters">Kdclusters.</param>
/// <param name="ConfigMaps">ConfigMaps, registered models among them.</param>
/// <param name="Secrets">Secrets.</param>
public sealed record KdConnections(IReadOnlyList<string> Clusters, IReadOnlyList<string> ConfigMaps, IReadOnlyList<string> Secrets)
{
    /// <summary>No connection at all.</summary>
    public static KdConnections None { get; } = new([], [], []);

    /// <summary>Whether there is no connection.</summary>
    public bool IsEmpty => Clusters.Count + ConfigMaps.Count + Secrets.Count == 0;

    /// <summary>Whether these are the same connections, in whatever order.</summary>
    /// <param name="other">Other connections.</param>
    /// <returns>True where nothing is in one and not in the other.</returns>
    public bool IsSameAs(KdConnections other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Without(other).IsEmpty && other.Without(this).IsEmpty;
    }

    /// <summary>These connections and others, each once.</summary>
    /// <param name="other">What to add.</param>
    /// <returns>Both.</returns>
    public KdConnections With(KdConnections other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new([.. Clusters.Union(other.Clusters)], [.. ConfigMaps.Union(other.ConfigMaps)], [.. Secrets.Union(other.Secrets)]);
    }

    /// <summary>These connections without others.</summary>
    /// <param name="other">What to leave out.</param>
    /// <returns>The rest.</returns>
    public KdConnections Without(KdConnections other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new([.. Clusters.Except(other.Clusters)], [.. ConfigMaps.Except(other.ConfigMaps)], [.. Secrets.Except(other.Secrets)]);
    }
}
