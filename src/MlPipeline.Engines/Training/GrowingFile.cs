namespace MlPipeline.Engines.Training;

/// <summary>A file that one writer appends to while any number of readers follow it.</summary>
internal sealed class GrowingFile(string path, bool ended) : IDisposable
{
    private readonly Lock _writing = new();
    private FileStream? _writer;
    private TaskCompletionSource _growth = NewGrowth();
    private bool _ended = ended;

    /// <summary>Size so far.</summary>
    internal long Length
    {
        get
        {
            lock (_writing)
            {
                return _writer?.Length ?? (File.Exists(path) ? new FileInfo(path).Length : 0);
            }
        }
    }

    /// <summary>Why the file stopped growing before its time, or null where it did not.</summary>
    internal string? Failure { get; private set; }

    /// <summary>
    /// Adds to the file. Where the disk takes no more, the file ends there: a job is not to fail, or hang, because what it prints cannot be
    /// kept.
    /// </summary>
    internal void Append(ReadOnlySpan<byte> bytes)
    {
        TaskCompletionSource growth;
        lock (_writing)
        {
            if (_ended)
            {
                return;
            }

            try
            {
                _writer ??= new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
                _writer.Write(bytes);
            }
            catch (IOException exception)
            {
                Failure = exception.Message;
                _ended = true;
            }

            growth = _growth;
            _growth = NewGrowth();
        }

        growth.SetResult();
    }

    /// <summary>Nothing more will come; readers that follow come to their end.</summary>
    internal void End()
    {
        lock (_writing)
        {
            _ended = true;
            Dispose();
        }

        _growth.TrySetResult();
    }

    /// <summary>Opens the file for reading, or null where nothing was ever written.</summary>
    internal FileStream? OpenRead() =>
        File.Exists(path) ? new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete) : null;

    /// <summary>Waits until there is more than a reader has seen. False: there never will be.</summary>
    internal async Task<bool> WaitForMoreAsync(long seen, CancellationToken cancellation)
    {
        while (true)
        {
            Task growth;
            bool over;
            lock (_writing)
            {
                growth = _growth.Task;
                over = _ended;
            }

            if (Length > seen)
            {
                return true;
            }

            if (over)
            {
                return false;
            }

            await growth.WaitAsync(cancellation);
        }
    }

    public void Dispose()
    {
        _writer?.Dispose();
        _writer = null;
    }

    private static TaskCompletionSource NewGrowth() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
