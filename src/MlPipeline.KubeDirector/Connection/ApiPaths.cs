using MlPipeline.KubeDirector.Resources;

namespace MlPipeline.KubeDirector.Connection;

/// <summary>Paths of the Kubernetes API within one namespace.</summary>
internal sealed record ApiPaths(string Namespace)
{
    public string Apps => $"{KubeDirector}/{KubeDirectorGroup.AppPlural}";

    public string Clusters => $"{KubeDirector}/{KubeDirectorGroup.ClusterPlural}";

    public string Pods => $"{Core}/pods";

    public string Services => $"{Core}/services";

    public string ConfigMaps => $"{Core}/configmaps";

    public string Secrets => $"{Core}/secrets";

    public string Events => $"{Core}/events";

    public string StatefulSets => $"apis/apps/v1/namespaces/{Namespace}/statefulsets";

    private string Core => $"api/v1/namespaces/{Namespace}";

    private string KubeDirector => $"apis/{KubeDirectorGroup.ApiVersion}/namespaces/{Namespace}";

    public string Cluster(string name) => Named(Clusters, name);

    public static string Named(string collection, string name) => $"{collection}/{Uri.EscapeDataString(name)}";

    public static string Selected(string collection, string labelSelector) => $"{collection}?labelSelector={Uri.EscapeDataString(labelSelector)}";
}
