namespace MlPipeline.Engines.Training;

/// <summary>Sends a file that may still grow.</summary>
internal static class FileFollower
{
    private static readonly TimeSpan KeepAliveInterval = TimeSpan.FromSeconds(15);

    /// <summary>Sends what is there, and what is yet to come where <paramref name="follow"/> says so.</summary>
    internal static async Task WriteAsync(HttpContext context, GrowingFile file, bool follow, ReadOnlyMemory<byte>? keepAlive)
    {
        var cancellation = context.RequestAborted;
        await context.Response.StartAsync(cancellation);
        await context.Response.Body.FlushAsync(cancellation);
        FileStream? reader = null;
        try
        {
            do
            {
                reader ??= file.OpenRead();
                if (reader is not null)
                {
                    await reader.CopyToAsync(context.Response.Body, cancellation);
                    await context.Response.Body.FlushAsync(cancellation);
                }
            }
            while (follow && await WaitAsync(context, file, reader?.Position ?? 0, keepAlive));
        }
        finally
        {
            if (reader is not null)
            {
                await reader.DisposeAsync();
            }
        }
    }

    private static async Task<bool> WaitAsync(HttpContext context, GrowingFile file, long seen, ReadOnlyMemory<byte>? keepAlive)
    {
        var more = file.WaitForMoreAsync(seen, context.RequestAborted);
        while (keepAlive is { } sign && await Task.WhenAny(more, Task.Delay(KeepAliveInterval, context.RequestAborted)) != more)
        {
            await context.Response.Body.WriteAsync(sign, context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
        }

        return await more;
    }
}
