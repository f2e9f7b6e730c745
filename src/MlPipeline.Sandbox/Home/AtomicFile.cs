using System.Text;

namespace MlPipeline.Sandbox.Home;

/// <summary>Replaces files as a whole, so that a reader or a crash never sees half of one.</summary>
internal static class AtomicFile
{
    /// <summary>Writes a file that everybody may read.</summary>
    public static void Write(string path, ReadOnlySpan<byte> content) => Replace(path, content, ownerOnly: false);

    /// <summary>Writes a file that only this user may read.</summary>
    public static void WriteSecret(string path, ReadOnlySpan<byte> content) => Replace(path, content, ownerOnly: true);

    /// <summary>Writes text that only this user may read.</summary>
    public static void WriteSecret(string path, string content) => WriteSecret(path, Encoding.UTF8.GetBytes(content));

    private static void Replace(string path, ReadOnlySpan<byte> content, bool ownerOnly)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (ownerOnly && !OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        var fresh = $"{path}.{Environment.ProcessId}.new";
        using (var stream = new FileStream(fresh, options))
        {
            stream.Write(content);
            stream.Flush(flushToDisk: true);
        }

        File.Move(fresh, path, overwrite: true);
    }
}
