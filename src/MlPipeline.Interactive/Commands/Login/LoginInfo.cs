using MlPipeline.KubeDirector;

namespace MlPipeline.Interactive.Commands.Login;

/// <summary>Who is logged in where.</summary>
/// <param name="Where"><c>sandbox</c>, the platform's gateway, or the kubeconfig's context.</param>
/// <param name="User">The user.</param>
/// <param name="Tenant">The tenant.</param>
/// <param name="Namespace">The tenant's namespace.</param>
/// <param name="Server">Address of the Kubernetes API.</param>
/// <param name="KubeconfigFile">File with the kubeconfig, for tools besides the notebook.</param>
/// <param name="Since">When that was.</param>
/// <param name="IsAlive">Whether the API answered when this was asked.</param>
/// <param name="Warning">What to mind, or null.</param>
public sealed record LoginInfo(
    string Where,
    string User,
    string Tenant,
    string Namespace,
    Uri Server,
    string KubeconfigFile,
    DateTimeOffset Since,
    bool IsAlive = true,
    string? Warning = null)
{
    internal static LoginInfo Of(PipelineSession session) => new(
        session.Origin.Where,
        session.User,
        session.Tenant,
        session.Namespace,
        session.Server,
        session.Origin.KubeconfigFile,
        session.Origin.Since,
        Warning: session.Origin.Warning);
}
