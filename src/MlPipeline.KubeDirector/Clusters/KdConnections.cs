namespace MlPipeline.KubeDirector.Clusters;

/// <summary>What a kdcluster is connected to, by name.</summary>
/// <param name="Clusters">Kdclusters.</param>
/// <param name="ConfigMaps">ConfigMaps, registered models among them.</param>
/// <param name="Secrets">Secrets.</param>
public sealed record KdConnections(IReadOnlyList<string> Clusters, IReadOnlyList<string> ConfigMaps, IReadOnlyList<string> Secrets);
