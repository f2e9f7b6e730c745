using MlPipeline.KubeDirector.Resources;

namespace MlPipeline.Operator.Connections;

/// <summary>A connected kdcluster and its kdapp.</summary>
internal sealed record ConnectedCluster(KubeDirectorCluster Cluster, KubeDirectorApp App);
