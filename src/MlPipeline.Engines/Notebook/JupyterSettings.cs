using MlPipeline.Contracts.Pods;
using MlPipeline.Contracts.Repository;
using MlPipeline.Contracts.Sandbox;
using MlPipeline.Engines.Configuration;

namespace MlPipeline.Engines.Notebook;

/// <summary>Folders and variables of the Jupyter in this pod.</summary>
internal sealed class JupyterSettings(PodContext pod)
{
    private const string HomeFolder = "/root/.jupyter";

    internal string KubeconfigFile => pod.HostPath("/root/.kube/config");

    internal static string? Tool => Environment.GetEnvironmentVariable(NotebookEnvironment.Tool);

    internal string NotebooksOf(string user) => pod.HostPath(TenantShare.Notebooks(user));

    /// <summary>What the server and its kernels find in their environment, besides what the pod's own process has.</summary>
    internal IEnumerable<KeyValuePair<string, string>> VariablesOf(MemberConfiguration configuration, string user, string token) =>
    [
        new("JUPYTER_TOKEN", token),
        new("JUPYTER_CONFIG_DIR", pod.HostPath(HomeFolder + "/config")),
        new("JUPYTER_DATA_DIR", pod.HostPath(HomeFolder + "/data")),
        new("JUPYTER_RUNTIME_DIR", pod.HostPath(HomeFolder + "/runtime")),
        new(SandboxHome.StudentVariable, user),
        new(NotebookEnvironment.Kubeconfig, KubeconfigFile),
        new(NotebookEnvironment.Cluster, configuration.Metadata.Cluster.Name),
    ];
}
