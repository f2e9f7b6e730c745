namespace MlPipeline.Sandbox.Tests.Hosting;

/// <summary>Waits for a condition, and fails where it does not come true in time.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);

    public static async Task<T> GetAsync<T>(Func<CancellationToken, Task<T?>> look, string what)
        where T : class
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        deadline.CancelAfter(Patience);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        try
        {
            while (true)
            {
                if (await look(deadline.Token) is { } found)
                {
                    return found;
                }

                await timer.WaitForNextTickAsync(deadline.Token);
            }
        }
        catch (OperationCanceledException) when (!TestContext.Current.CancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"Not within {Patience.TotalSeconds:0} s: {what}.");
        }
    }

    public static Task TrueAsync(Func<CancellationToken, Task<bool>> look, string what) =>
        GetAsync(async cancellationToken => await look(cancellationToken) ? "true" : null, what);

    public static Task TrueAsync(Func<bool> look, string what) => TrueAsync(_ => Task.FromResult(look()), what);
}
