using MlPipeline.Sandbox.Nodes;

namespace MlPipeline.Sandbox.Tests.Nodes;

public sealed class RestartBackOffTests
{
    [Fact]
    public void Delays_double_to_a_minute_and_begin_anew_after_a_healthy_run()
    {
        var backOff = new RestartBackOff();

        var delays = Enumerable.Range(0, 9).Select(_ => backOff.After(TimeSpan.FromSeconds(1)).TotalSeconds).ToList();

        Assert.Equal([0, 1, 2, 4, 8, 16, 32, 60, 60], delays);
        Assert.Equal(TimeSpan.Zero, backOff.After(TimeSpan.FromMinutes(6)));
        Assert.Equal(TimeSpan.FromSeconds(1), backOff.After(TimeSpan.FromSeconds(1)));
    }
}
