using MlPipeline.Sandbox.Home;

namespace MlPipeline.Sandbox.Launching;

/// <summary>Makes sure of a home to write to before a process is started that could not even say why it fails.</summary>
internal static class HomeCheck
{
    // What a sandbox needs at least to get through its start: database, certificates, logs.
    private const int ProbeBytes = 1 << 20;

    /// <summary>Makes the folders and writes a probe.</summary>
    public static void EnsureWritable(SandboxFolders folders)
    {
        var probe = Path.Combine(folders.Root, $"probe.{Environment.ProcessId}");
        try
        {
            folders.Create();
            using var stream = new FileStream(probe, FileMode.Create, FileAccess.Write, FileShare.None, 4096, FileOptions.DeleteOnClose);
            stream.Write(new byte[ProbeBytes]);
            stream.Flush(flushToDisk: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new SandboxException(
                $"The sandbox cannot write to its home {folders.Root}: {exception.Message}",
                $"Make room or set {Contracts.Sandbox.SandboxHome.Variable} to a folder that you can write to.",
                exception);
        }
    }
}
