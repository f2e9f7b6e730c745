using MlPipeline.Engines.Training.Store;

namespace MlPipeline.Engines.Training.Following;

/// <summary>
/// Sends a file of a job that may still grow, whichever member writes it: members share files and no memory, and no file system tells
/// across machines when a file grows, so it is looked at.
/// </summary>
internal sealed class FileFollower(TimeProvider time)
{
    private static readonly TimeSpan LookInterval = TimeSpan.FromMilliseconds(25);
    private static readonly TimeSpan KeepAliveInterval = TimeSpan.FromSeconds(15);

    /// <summary>Sends what is there, and what is yet to come where <paramref name="follow"/> says so.</summary>
    internal async Task WriteAsync(HttpContext context, JobFolder job, string file, bool follow, ReadOnlyMemory<byte>? keepAlive)
    {
        var cancellation = context.RequestAborted;
        await context.Response.StartAsync(cancellation);
        await context.Response.Body.FlushAsync(cancellation);
        FileStream? reader = null;
        try
        {
            using var timer = new PeriodicTimer(LookInterval, time);
            var lastSent = time.GetTimestamp();
            bool isOver;
            do
            {
                // Looked at first: what is there once nothing more is written is all there is.
                isOver = !follow || job.IsOver;
                reader ??= OpenRead(file);
                if (await SendMoreAsync(context, reader))
                {
                    lastSent = time.GetTimestamp();
                }
                else if (keepAlive is { } sign && time.GetElapsedTime(lastSent) > KeepAliveInterval)
                {
                    await context.Response.Body.WriteAsync(sign, cancellation);
                    await context.Response.Body.FlushAsync(cancellation);
                    lastSent = time.GetTimestamp();
                }
            }
            while (!isOver && await timer.WaitForNextTickAsync(cancellation));
        }
        finally
        {
            if (reader is not null)
            {
                await reader.DisposeAsync();
            }
        }
    }

    private static async Task<bool> SendMoreAsync(HttpContext context, FileStream? reader)
    {
        if (reader is null || reader.Length == reader.Position)
        {
            return false;
        }

        await reader.CopyToAsync(context.Response.Body, context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
        return true;
    }

    private static FileStream? OpenRead(string file) =>
        File.Exists(file) ? new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete) : null;
}
