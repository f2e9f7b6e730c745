namespace MlPipeline.KubeDirector;

/// <summary>How a session came to be.</summary>
/// <param name="Where"><c>sandbox</c>, the platform's gateway, or the kubeconfig's context.</param>
/// <param name="KubeconfigFile">File with the kubeconfig, for tools besides the notebook; empty where there is none.</param>
/// <param name="Since">When the login was.</param>
/// <param name="Warning">What to mind, or null.</param>
public sealed record SessionOrigin(string Where, string KubeconfigFile, DateTimeOffset Since, string? Warning = null);
