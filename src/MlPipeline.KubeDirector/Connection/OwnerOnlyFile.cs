namespace MlPipeline.KubeDirector.Connection;

/// <summary>Writes files with credentials: readable by their owner only, and never seen half written.</summary>
public static class OwnerOnlyFile
{
    /// <summary>Writes or replaces a file, with mode 0600 where the system has modes.</summary>
    /// <param name="path">The file; its folder is created where it is not there.</param>
    /// <param name="text">What to write.</param>
    /// <param name="cancellationToken">Ends the work; a file that was there stays as it was.</param>
    /// <returns>A task that ends when it is written.</returns>
    public static async Task WriteAsync(string path, string text, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);

        // A link, such as dotfile managers make of ~/.kube/config, stays one.
        var link = File.Exists(path) ? File.ResolveLinkTarget(path, returnFinalTarget: true) : null;
        var file = link?.FullName ?? Path.GetFullPath(path);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        var draft = $"{file}.{Path.GetRandomFileName()}";
        try
        {
            await using (var writer = new StreamWriter(draft, options))
            {
                await writer.WriteAsync(text.AsMemory(), cancellationToken).ConfigureAwait(false);
            }

            File.Move(draft, file, overwrite: true);
        }
        finally
        {
            File.Delete(draft);
        }
    }
}
