namespace MlPipeline.Engines.Training.Store;

/// <summary>A file that the member which runs a job appends to while any number of readers, of any member, follow it.</summary>
internal sealed class JobLog(string path) : IDisposable
{
    private FileStream? _writer;

    /// <summary>Size so far.</summary>
    internal long Length { get; private set; } = File.Exists(path) ? new FileInfo(path).Length : 0;

    /// <summary>Why the file stopped growing before its time, or null where it did not.</summary>
    internal string? Failure { get; private set; }

    /// <summary>
    /// Adds to the file. Where the disk takes no more, the file ends there: a job is not to fail, or hang, because what it prints cannot be
    /// kept.
    /// </summary>
    internal void Append(ReadOnlySpan<byte> bytes)
    {
        if (Failure is not null)
        {
            return;
        }

        try
        {
            _writer ??= new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
            _writer.Write(bytes);
            Length += bytes.Length;
        }
        catch (IOException exception)
        {
            Failure = exception.Message;
        }
    }

    public void Dispose()
    {
        _writer?.Dispose();
        _writer = null;
    }
}
