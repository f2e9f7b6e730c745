using MlPipeline.KubeDirector.Resources;
using MlPipeline.Operator.Api;

namespace MlPipeline.Operator.Clusters;

/// <summary>Finds the kdapp of a kdcluster.</summary>
internal static class AppCatalogue
{
    /// <summary>Looks in the kdcluster's namespace, in the operator's, or in both, as <c>appCatalog</c> says.</summary>
    public static KubeDirectorApp? Find(
        string app, string? appCatalog, string clusterNamespace, string operatorNamespace, Func<ResourceKey, KubeDirectorApp?> find)
    {
        var local = new ResourceKey(clusterNamespace, app);
        var system = new ResourceKey(operatorNamespace, app);
        return appCatalog switch
        {
            ClusterPass.LocalCatalog => find(local),
            ClusterPass.SystemCatalog => find(system),
            _ => find(local) ?? find(system),
        };
    }
}
