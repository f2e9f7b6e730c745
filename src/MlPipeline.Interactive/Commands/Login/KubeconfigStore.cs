using MlPipeline.Contracts.Sandbox;
using MlPipeline.KubeDirector.Connection;

namespace MlPipeline.Interactive.Commands.Login;

/// <summary>
/// Keeps the kubeconfig of each login in the pipeline's own home, readable by its owner only. The user's
/// <c>~/.kube/config</c> is left as it is, unless the reader asks for a merge.
/// </summary>
internal sealed class KubeconfigStore(SandboxHome home)
{
    public string FileOf(string user) => Path.Combine(home.Folder, "students", $"{user}.kubeconfig");

    public async Task<string> WriteAsync(string user, string yaml, CancellationToken cancellationToken)
    {
        var file = FileOf(user);
        await OwnerOnlyFile.WriteAsync(file, yaml, cancellationToken).ConfigureAwait(false);
        return file;
    }
}
