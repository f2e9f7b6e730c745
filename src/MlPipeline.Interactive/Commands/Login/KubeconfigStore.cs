using MlPipeline.Contracts.Sandbox;

namespace MlPipeline.Interactive.Commands.Login;

/// <summary>
/// Keeps the kubeconfig of each login in the pipeline's own home, readable by its owner only. The user's
/// <c>~/.kube/config</c> is left as it is.
/// </summary>
internal sealed class KubeconfigStore(SandboxHome home)
{
    public string FileOf(string user) => Path.Combine(home.Folder, "students", $"{user}.kubeconfig");

    public async Task<string> WriteAsync(string user, string yaml, CancellationToken cancellationToken)
    {
        var file = FileOf(user);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        // Written beside and moved over, so that a tool that reads it meanwhile never sees half a file.
        var draft = $"{file}.{Path.GetRandomFileName()}";
        await using (var writer = new StreamWriter(draft, options))
        {
            await writer.WriteAsync(yaml.AsMemory(), cancellationToken).ConfigureAwait(false);
        }

        File.Move(draft, file, overwrite: true);
        return file;
    }
}
