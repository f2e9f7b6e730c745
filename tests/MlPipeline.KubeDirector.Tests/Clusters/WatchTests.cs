using MlPipeline.KubeDirector.Resources;
using MlPipeline.KubeDirector.Tests.Hosting;

namespace MlPipeline.KubeDirector.Tests.Clusters;

/// <summary>Following a kdcluster, and waiting for changes of its connections.</summary>
public sealed class WatchTests : ClusterTest
{
    [Fact]
    public async Task A_watch_tells_each_state_and_ends_with_the_kdcluster()
    {
        await Cluster.Actor.CreateAsync("engine", "training-engine", null, "RESTServer");
        var states = new List<string>();

        await foreach (var cluster in Session.Clusters.WatchAsync("engine", Cancelled))
        {
            states.Add(cluster.State);
            await (states.Count switch
            {
                1 => Cluster.Actor.SetStatusAsync("engine", ClusterStates.Creating, MemberStates.CreatePending, null, "RESTServer"),
                2 => Cluster.Actor.AddConfiguredAsync("engine", "RESTServer"),
                _ => Session.Clusters.DeleteAsync("engine", Cancelled),
            });
        }

        Assert.Equal(["", ClusterStates.Creating, ClusterStates.Configured], states);
    }

    [Fact]
    public async Task Nothing_to_watch_is_an_error()
    {
        await FailsAsync(
            async () =>
            {
                await foreach (var _ in Session.Clusters.WatchAsync("engine", Cancelled))
                {
                }
            },
            PipelineFault.NotFound);
    }

    [Fact]
    public async Task A_wait_for_a_new_connection_does_not_end_before_the_operator_has_seen_it()
    {
        await Cluster.Actor.CreateAsync("training", "training-engine", null, "RESTServer");
        await Cluster.Actor.CreateAsync("notebook", "jupyter-notebook", null, "controller");
        await Cluster.Actor.AddConfiguredAsync("notebook", "controller");
        var before = await Session.Clusters.GetAsync("notebook", Cancelled);
        await Session.Clusters.ConnectAsync("notebook", KdConnectionsTo("training"), Cancelled);

        var waiting = Session.Clusters.WaitAsync("notebook", TimeSpan.FromSeconds(20), null, before, Cancelled);
        var early = await FailsAsync(
            () => Session.Clusters.WaitAsync("notebook", TimeSpan.FromSeconds(0.5), null, before, Cancelled), PipelineFault.TimedOut);
        await Session.Clusters.ApplyAsync(
            """
            {"apiVersion":"kubedirector.hpe.com/v1beta1","kind":"KubeDirectorCluster",
             "metadata":{"name":"notebook","annotations":{"kubedirector.hpe.com/hashChangeCounter":"1"}}}
            """,
            Cancelled);

        Assert.Contains("notebook", early.Problem, StringComparison.Ordinal);
        Assert.Equal(1, (await waiting).ConnectionVersion);
    }

    private static KubeDirector.Clusters.KdConnections KdConnectionsTo(string cluster) =>
        KubeDirector.Clusters.KdConnections.None with { Clusters = [cluster] };
}
