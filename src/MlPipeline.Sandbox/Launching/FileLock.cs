namespace MlPipeline.Sandbox.Launching;

/// <summary>A lock that the system takes back when its process ends, however it ends.</summary>
internal sealed class FileLock : IDisposable
{
    private static readonly TimeSpan RetryEvery = TimeSpan.FromMilliseconds(100);

    private readonly FileStream _stream;

    private FileLock(FileStream stream) => _stream = stream;

    /// <summary>Takes the lock, or returns null where another process has it.</summary>
    public static FileLock? TryTake(string path)
    {
        try
        {
            return new FileLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException) when (File.Exists(path))
        {
            return null;
        }
    }

    /// <summary>Takes the lock as soon as it is free; null where that takes longer than <paramref name="patience"/>.</summary>
    public static async Task<FileLock?> TakeAsync(string path, TimeSpan patience, TimeProvider time, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        while (true)
        {
            if (TryTake(path) is { } taken)
            {
                return taken;
            }

            if (time.GetElapsedTime(started) > patience)
            {
                return null;
            }

            await Task.Delay(RetryEvery, time, cancellationToken);
        }
    }

    /// <summary>Whether some process has the lock.</summary>
    public static bool IsTaken(string path)
    {
        if (!File.Exists(path))
        {
            return false;
        }

        using var mine = TryTake(path);
        return mine is null;
    }

    public void Dispose() => _stream.Dispose();
}
