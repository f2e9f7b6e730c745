using MlPipeline.KubeDirector.Clusters;
using MlPipeline.KubeDirector.Resources;
using MlPipeline.KubeDirector.Tests.Hosting;

namespace MlPipeline.KubeDirector.Tests.Clusters;

public sealed class WaitTests : ClusterTest
{
    private const string Role = "RESTServer";

    [Fact]
    public async Task A_wait_ends_when_the_operator_reports_all_members_configured()
    {
        await Cluster.Actor.CreateAsync("engine", "training-engine", null, Role);
        var states = new List<string>();
        var creating = new TaskCompletionSource();
        var progress = new Recorder(info =>
        {
            states.Add(info.State);
            if (info.State == ClusterStates.Creating)
            {
                creating.TrySetResult();
            }
        });

        var waiting = Session.Clusters.WaitAsync("engine", TimeSpan.FromSeconds(20), progress, cancellationToken: Cancelled);
        await Cluster.Actor.SetStatusAsync("engine", ClusterStates.Creating, MemberStates.Creating, null, Role);
        await creating.Task.WaitAsync(TimeSpan.FromSeconds(10), cancellationToken: Cancelled);
        await Cluster.Actor.AddConfiguredAsync("engine", Role);
        var configured = await waiting;

        Assert.True(configured.IsConfigured);
        Assert.Equal(ClusterStates.Configured, states[^1]);
    }

    [Fact]
    public async Task A_member_that_could_not_be_configured_speaks_for_itself()
    {
        await Cluster.Actor.CreateAsync("engine", "deployment-engine", null, Role);
        var detail = new MemberStateDetail
        {
            ConfigErrorDetail = "execution of app config failed: configure failed with exit status {1}",
            StartScriptStderr = "There is no model file /bd-fs-mnt/TenantShare/repo/models/a.model.\nTrain the model first.\n",
        };
        await Cluster.Actor.SetStatusAsync("engine", ClusterStates.Configured, MemberStates.ConfigError, detail, Role);

        var error = await FailsAsync(() => Session.Clusters.WaitAsync("engine", cancellationToken: Cancelled), PipelineFault.Failed);

        Assert.Contains("There is no model file /bd-fs-mnt/TenantShare/repo/models/a.model.", error.Problem, StringComparison.Ordinal);
        Assert.Equal("Train the model first. #!kd-cluster logs --name engine --role RESTServer shows its log.", error.NextStep);
        Assert.DoesNotContain('\n', error.Problem);
    }

    [Fact]
    public async Task When_time_is_up_the_members_last_lines_are_told()
    {
        await Cluster.Actor.CreateAsync("engine", "training-engine", null, Role);
        await Cluster.Actor.AddPodAsync("engine", Role);
        await Cluster.Actor.SetStatusAsync("engine", ClusterStates.Creating, MemberStates.Creating, null, Role);
        Cluster.Logs.Lines[ClusterActor.PodName("engine", Role)] = ["one", "two", "three", "address already in use"];

        var error = await FailsAsync(() => Session.Clusters.WaitAsync("engine", TimeSpan.FromSeconds(0.5), null, cancellationToken: Cancelled), PipelineFault.TimedOut);

        Assert.Contains("address already in use", error.Problem, StringComparison.Ordinal);
        Assert.DoesNotContain("one |", error.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_member_the_operators_last_warning_is_told()
    {
        await Cluster.Actor.CreateAsync("engine", "no-such-app", null, Role);
        await Cluster.Actor.RaiseAsync("engine", await Cluster.Actor.UidAsync("engine"), "Warning", "app referenced by cluster does not exist", 1);

        var error = await FailsAsync(() => Session.Clusters.WaitAsync("engine", TimeSpan.FromSeconds(0.3), null, cancellationToken: Cancelled), PipelineFault.TimedOut);

        Assert.Contains("app referenced by cluster does not exist", error.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_kdcluster_that_is_not_there_is_told_at_once() =>
        await FailsAsync(() => Session.Clusters.WaitAsync("nothing", cancellationToken: Cancelled), PipelineFault.NotFound);

    [Fact]
    public async Task An_interrupted_wait_ends_at_once()
    {
        await Cluster.Actor.CreateAsync("engine", "training-engine", null, Role);
        using var interrupt = new CancellationTokenSource();

        var waiting = Session.Clusters.WaitAsync("engine", TimeSpan.FromMinutes(5), new Recorder(_ => interrupt.Cancel()), cancellationToken: interrupt.Token);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting.WaitAsync(TimeSpan.FromSeconds(10), cancellationToken: Cancelled));
    }

    [Theory]
    [InlineData(1, 1, 0, true)]
    [InlineData(1, null, 0, true)]
    [InlineData(0, 0, 0, false)]
    [InlineData(1, 0, 0, false)]
    [InlineData(1, 1, 1, false)]
    public async Task Members_that_lag_behind_a_change_are_waited_for(int written, int? setUp, int connectionsAhead, bool settled)
    {
        await Cluster.Actor.CreateAsync("engine", "training-engine", null, Role);
        var detail = new MemberStateDetail { LastConfigDataGeneration = written, LastSetupGeneration = setUp, LastConnectionVersion = 3 };
        await Cluster.Actor.SetStatusAsync("engine", ClusterStates.Configured, MemberStates.Configured, detail, Role);
        await Session.Clusters.ApplyAsync(
            $"""
            apiVersion: kubedirector.hpe.com/v1beta1
            kind: KubeDirectorCluster
            metadata:
              name: engine
              annotations:
                kubedirector.hpe.com/hashChangeCounter: "{3 + connectionsAhead}"
            """,
            Cancelled);

        var waiting = Session.Clusters.WaitAsync("engine", TimeSpan.FromSeconds(0.4), null, cancellationToken: Cancelled);

        if (settled)
        {
            await waiting;
        }
        else
        {
            await FailsAsync(() => waiting, PipelineFault.TimedOut);
        }
    }

    private sealed class Recorder(Action<KdClusterInfo> take) : IProgress<KdClusterInfo>
    {
        public void Report(KdClusterInfo value) => take(value);
    }
}
