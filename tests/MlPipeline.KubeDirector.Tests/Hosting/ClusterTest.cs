namespace MlPipeline.KubeDirector.Tests.Hosting;

/// <summary>A test with a cluster of its own.</summary>
public abstract class ClusterTest : IAsyncLifetime
{
    private protected static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private protected TestCluster Cluster { get; private set; } = null!;

    private protected PipelineSession Session => Cluster.Session;

    public async ValueTask InitializeAsync() => Cluster = await TestCluster.StartAsync();

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await Cluster.DisposeAsync();
    }

    private protected static async Task<PipelineException> FailsAsync(Func<Task> act, PipelineFault fault)
    {
        var error = await Assert.ThrowsAsync<PipelineException>(act);
        Assert.Equal(fault, error.Fault);
        Assert.NotEmpty(error.NextStep);
        return error;
    }
}
