using k8s.Models;

namespace MlPipeline.Operator.Connections;

/// <summary>What a kdcluster is connected to, as far as it exists, in the order of its spec.</summary>
/// <param name="Clusters">Kdclusters with their kdapps.</param>
/// <param name="ConfigMaps">ConfigMaps.</param>
/// <param name="Secrets">Secrets.</param>
internal sealed record ConnectedObjects(
    IReadOnlyList<ConnectedCluster> Clusters,
    IReadOnlyList<V1ConfigMap> ConfigMaps,
    IReadOnlyList<V1Secret> Secrets);
