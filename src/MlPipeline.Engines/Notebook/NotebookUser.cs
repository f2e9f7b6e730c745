using System.Text;
using MlPipeline.Contracts.ConfigMeta;
using MlPipeline.Contracts.KubeDirector;
using MlPipeline.Contracts.Sandbox;
using MlPipeline.Engines.Configuration;

namespace MlPipeline.Engines.Notebook;

/// <summary>Whose notebook cluster it is: the owner of the kubeconfig Secret that it is connected to.</summary>
/// <param name="Name">Name of the user.</param>
/// <param name="Kubeconfig">The kubeconfig, YAML, or null where no such Secret is connected.</param>
internal sealed record NotebookUser(string Name, byte[]? Kubeconfig)
{
    private const string SecretType = "kubeconfig";
    private const string DataKey = "config";

    internal static NotebookUser Of(MemberConfiguration configuration)
    {
        var secret = configuration.Metadata.Connections.Secrets?.GetValueOrDefault(SecretType) is [var first, ..] ? first : null;
        var kubeconfig = secret?.Data?.GetValueOrDefault(DataKey);
        return new NotebookUser(
            secret is null ? SandboxHome.DefaultStudent : NameOf(secret),
            kubeconfig is null ? null : Convert.FromBase64String(kubeconfig));
    }

    /// <summary>In this document all values of a Secret are base64, also those that were no secret.</summary>
    private static string NameOf(ConnectedObject secret) =>
        secret.Labels?.GetValueOrDefault(KubeDirectorLabels.UserName) is { Length: > 0 } label
            ? Encoding.UTF8.GetString(Convert.FromBase64String(label))
            : SandboxHome.DefaultStudent;
}
