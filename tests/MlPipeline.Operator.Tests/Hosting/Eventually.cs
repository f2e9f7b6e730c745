namespace MlPipeline.Operator.Tests.Hosting;

/// <summary>Waits for what happens in the background.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(15);

    /// <summary>Returns a value as soon as it is as it should be; fails with its last form when it does not become so in time.</summary>
    public static async Task<T> GetAsync<T>(Func<Task<T>> read, Func<T, bool> isExpected, Func<T, string> describe)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        deadline.CancelAfter(Deadline);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
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

    public static Task HoldsAsync(Func<bool> condition, string what) =>
        GetAsync(() => Task.FromResult(condition()), holds => holds, _ => "not: " + what);
}
