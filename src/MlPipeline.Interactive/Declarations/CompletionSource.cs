namespace MlPipeline.Interactive.Declarations;

/// <summary>Where the values that complete an option come from.</summary>
public enum CompletionSource
{
    /// <summary>Nothing is offered.</summary>
    None,

    /// <summary>Names of kdapps.</summary>
    Apps,

    /// <summary>Names of kdclusters in the namespace.</summary>
    Clusters,

    /// <summary>Names of kdclusters of a training engine.</summary>
    TrainingClusters,

    /// <summary>Names of kdclusters of a deployment engine.</summary>
    DeploymentClusters,

    /// <summary>Names of registered models.</summary>
    Models,

    /// <summary>Versions of the registered models.</summary>
    ModelVersions,

    /// <summary>Numbers of training jobs.</summary>
    Jobs,

    /// <summary>Role ids of the kdclusters in the namespace.</summary>
    Roles,
}
