namespace MlPipeline.Testing;

/// <summary>Waits for what happens in the background, and fails where it does not happen in time.</summary>
internal static class Eventually
{
    // Far beyond what anything waited for takes, so that a busy machine fails no test.
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <summary>Returns a value as soon as it is as expected; fails with its last form.</summary>
    public static async Task<T> GetAsync<T>(Func<Task<T>> read, Func<T, bool> isExpected, Func<T, string> describe)
    {
        using var deadline = new CancellationTokenSource(Deadline);
        using var timer = new PeriodicTimer(Pause);
        while (true)
        {
            var value = await read();
            if (isExpected(value))
            {
                return value;
            }

            if (deadline.IsCancellationRequested)
            {
                Assert.Fail($"This did not become so within {Deadline.TotalSeconds} s; it is:\n{describe(value)}");
            }

            await timer.WaitForNextTickAsync(TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Returns what is looked for as soon as it is there.</summary>
    public static async Task<T> GetAsync<T>(Func<CancellationToken, Task<T?>> look, string what)
        where T : class =>
        (await GetAsync(() => look(TestContext.Current.CancellationToken), found => found is not null, _ => "not: " + what))!;

    /// <summary>Returns as soon as a condition holds.</summary>
    public static Task HoldsAsync(Func<Task<bool>> condition, string what) =>
        GetAsync(condition, holds => holds, _ => "not: " + what);

    /// <summary>Returns as soon as a condition holds.</summary>
    public static Task HoldsAsync(Func<bool> condition, string what) =>
        HoldsAsync(() => Task.FromResult(condition()), what);
}
