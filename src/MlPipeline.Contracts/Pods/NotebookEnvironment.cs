namespace MlPipeline.Contracts.Pods;

/// <summary>What a notebook server tells the kernels that run in its pod through environment variables.</summary>
public static class NotebookEnvironment
{
    /// <summary>Path of the tool <c>mlpipeline.dll</c>, which has the kernel.</summary>
    public const string Tool = "MLPIPELINE_TOOL";

    /// <summary>
    /// File with the kubeconfig of the Secret that the notebook cluster is connected to, to log in with. The file is missing where the
    /// notebook cluster is connected to no such Secret.
    /// </summary>
    public const string Kubeconfig = "MLPIPELINE_KUBECONFIG";

    /// <summary>Name of the kdcluster that the notebook server is a member of.</summary>
    public const string Cluster = "MLPIPELINE_NOTEBOOK_CLUSTER";
}
