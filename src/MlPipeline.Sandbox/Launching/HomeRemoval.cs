using MlPipeline.Sandbox.Home;

namespace MlPipeline.Sandbox.Launching;

/// <summary>Deletes what a sandbox keeps in its home, and nothing else that may lie there.</summary>
internal static class HomeRemoval
{
    public static void Remove(SandboxFolders folders)
    {
        foreach (var folder in new[] { folders.Pods, folders.Volumes, folders.Share, folders.Pki, folders.Network, folders.Logs })
        {
            if (Directory.Exists(folder))
            {
                Directory.Delete(folder, recursive: true);
            }
        }

        var files = new[]
        {
            folders.CredentialsFile, folders.SessionsFile, folders.SettingsFile, folders.ControlTokenFile,
            folders.DescriptorFile, folders.ProcessLockFile, folders.StartLockFile,
        };
        foreach (var file in files.Concat(Directory.EnumerateFiles(folders.Root, Path.GetFileName(folders.StateFile) + "*")))
        {
            File.Delete(file);
        }

        if (!Directory.EnumerateFileSystemEntries(folders.Root).Any())
        {
            Directory.Delete(folders.Root);
        }
    }
}
