using MlPipeline.Operator.Queue;

namespace MlPipeline.Operator.Tests.Queue;

public sealed class WorkQueueTests : IDisposable
{
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(1);

    private readonly WorkQueue<string> _queue = new(TimeProvider.System, new RetryDelays(Soon, TimeSpan.FromSeconds(1)));

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_key_waits_once_however_often_it_is_added()
    {
        _queue.Add("a");
        _queue.Add("a");
        _queue.Add("b");

        Assert.Equal("a", await _queue.TakeAsync(Cancelled));
        Assert.Equal("b", await _queue.TakeAsync(Cancelled));
    }

    [Fact]
    public async Task A_key_that_is_added_while_it_is_worked_on_comes_again_afterwards()
    {
        _queue.Add("a");
        await _queue.TakeAsync(Cancelled);
        _queue.Add("a");
        _queue.Add("b");

        Assert.Equal("b", await _queue.TakeAsync(Cancelled));
        _queue.Done("a");
        Assert.Equal("a", await _queue.TakeAsync(Cancelled));
    }

    [Fact]
    public async Task A_delay_grows_with_every_failure_and_begins_anew_after_success()
    {
        Assert.Equal([1, 2, 4], Enumerable.Range(0, 3).Select(_ => _queue.AddRateLimited("a").TotalMilliseconds));
        _queue.Forget("a");
        Assert.Equal(1, _queue.AddRateLimited("a").TotalMilliseconds);
        Assert.Equal("a", await _queue.TakeAsync(Cancelled));
    }

    [Theory]
    [InlineData(1, 100)]
    [InlineData(2, 200)]
    [InlineData(5, 1000)]
    [InlineData(1_000_000, 1000)]
    public void A_delay_has_a_limit(int failures, double milliseconds) =>
        Assert.Equal(milliseconds, new RetryDelays(TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(1)).After(failures).TotalMilliseconds);

    public void Dispose() => _queue.Dispose();
}
