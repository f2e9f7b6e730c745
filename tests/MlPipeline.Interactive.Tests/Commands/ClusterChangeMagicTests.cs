using MlPipeline.Interactive.Hosting;
using MlPipeline.Interactive.Tests.Hosting;
using MlPipeline.KubeDirector.Clusters;
using MlPipeline.KubeDirector.Pipelines;
using MlPipeline.KubeDirector.Resources;

namespace MlPipeline.Interactive.Tests.Commands;

/// <summary>The verbs of <c>#!kd-cluster</c> that create and change without YAML, and those that look.</summary>
public sealed class ClusterChangeMagicTests : MagicTest, IAsyncLifetime
{
    private const string App = """
        apiVersion: kubedirector.hpe.com/v1beta1
        kind: KubeDirectorApp
        metadata: {name: jupyter-notebook}
        spec:
          distroID: test/notebook
          version: "1.0"
          configSchemaVersion: 7
          label: {name: Notebook}
          config: {selectedRoles: [controller], roleServices: []}
          roles: [{id: controller, cardinality: 1+, imageRepoTag: "notebook:1"}]
        """;

    private TestCluster _cluster = null!;

    public async ValueTask InitializeAsync()
    {
        _cluster = await TestCluster.StartAsync();
        await LogInAsync(_cluster);
        await RunAsync("#!kd-cluster apply", App);
        await _cluster.Actor.CreateAsync("training", "training-engine", null, "RESTServer");
        Host.Outputs.Clear();
    }

    public async ValueTask DisposeAsync()
    {
        Dispose();
        await _cluster.DisposeAsync();
    }

    [Fact]
    public async Task A_kdcluster_is_created_from_options_and_followed()
    {
        var created = RunAsync("#!kd-cluster create --name nb-{{user}} --app jupyter-notebook --members \"controller=1\" --clusters training --out nb");
        await Eventually.HoldsAsync(async () => await Kd.Clusters.FindAsync("nb-student1", Cancelled) is not null, "it is created");
        await _cluster.Actor.AddConfiguredAsync("nb-student1", "controller");
        await created;

        Assert.IsType<KdClusterInfo>(Assert.Single(Host.Outputs)[^1]);
        Assert.Equal(["training"], Assert.IsType<KdClusterInfo>(Host.Variables["nb"]).Connections.Clusters);
    }

    [Fact]
    public async Task Scaling_and_connecting_show_what_became_of_it()
    {
        await CreateAsync();

        await RunAsync("#!kd-cluster scale --name nb --role controller --members 3 --no-wait --out scaled");
        await RunAsync("#!kd-cluster connect --name nb --clusters training --no-wait --out connected");
        await RunAsync("#!kd-cluster disconnect --name nb --clusters training --no-wait --out disconnected");

        Assert.Equal(3, Kept("scaled").Roles[0].WantedMembers);
        Assert.Equal(["training"], Kept("connected").Connections.Clusters);
        Assert.Empty(Kept("disconnected").Connections.Clusters);
    }

    [Fact]
    public async Task A_watch_ends_with_its_time_and_keeps_what_it_saw_last()
    {
        await CreateAsync();

        await RunAsync("#!kd-cluster watch --name nb --for 0.5 --out nb");

        Assert.Equal("nb", Assert.IsType<KdClusterInfo>(Assert.Single(Host.Outputs)[^1]).Name);
        Assert.Equal("nb", Kept("nb").Name);
    }

    [Fact]
    public async Task A_watch_sees_the_end_of_a_kdcluster()
    {
        await CreateAsync();

        var watching = RunAsync("#!kd-cluster watch --name nb --for 30");
        await Eventually.HoldsAsync(() => Task.FromResult(Host.Outputs.Count == 1), "the watch shows it");
        await Kd.Clusters.DeleteAsync("nb", Cancelled);
        await watching;

        Assert.Contains("deleted", Host.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_interrupted_watch_leaves_the_session_in_order()
    {
        await CreateAsync();
        using var interrupt = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));

        var error = await Assert.ThrowsAsync<MagicException>(() => Runner.RunAsync("#!kd-cluster watch --name nb", "", interrupt.Token));
        await RunAsync("#!kd-cluster list");

        Assert.Equal("Interrupted.", error.Problem);
        Assert.Contains("nb", Host.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_manifest_can_lie_in_a_file()
    {
        var file = Path.Combine(Home, "manifest.yaml");
        await File.WriteAllTextAsync(file, "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: from-{{user}}}\n", Cancelled);

        await RunAsync($"#!kd-cluster apply --file \"{file}\"");

        Assert.Contains("from-student1", Host.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Parts_and_the_whole_are_shown()
    {
        await CreateAsync();
        await _cluster.Actor.AddPodAsync("nb", "controller");

        await RunAsync("#!kd-cluster resources --name nb --out resources");
        await RunAsync("#!kd-cluster apps --name jupyter-notebook");
        await RunAsync("#!kd-cluster pipeline --out pipeline");

        Assert.Single(Assert.IsType<ClusterResources>(Host.Variables["resources"]).Pods);
        var pipeline = Assert.IsType<PipelineState>(Host.Variables["pipeline"]);
        Assert.Equal(6, pipeline.Components.Count);
        Assert.Equal(PipelineStatus.Missing, pipeline[PipelineComponentKind.DeploymentEngine].Status);
        Assert.Equal("nb", pipeline[PipelineComponentKind.NotebookCluster].Name);
    }

    [Theory]
    [InlineData("#!kd-cluster create --name nb --app jupyter-notbook", "", "#!kd-cluster apps")]
    [InlineData("#!kd-cluster create --name nb --app jupyter-notebook --members \"controller=two\"", "", "RESTServer=2")]
    [InlineData("#!kd-cluster create --name nb --app jupyter-notebook --members \"worker=2\"", "", "controller (1+)")]
    [InlineData("#!kd-cluster create --name NB --app jupyter-notebook", "", "Correct the manifest")]
    [InlineData("#!kd-cluster create --name nb --app jupyter-notebook --clusters \"training,\"", "", "first, second")]
    [InlineData("#!kd-cluster connect --name training --clusters nothing", "", "#!kd-cluster list")]
    [InlineData("#!kd-cluster connect --name training", "", "--clusters")]
    [InlineData("#!kd-cluster disconnect --name training --configmaps m", "", "#!kd-cluster attachments")]
    [InlineData("#!kd-cluster scale --name training --role Server --members 2", "", "RESTServer")]
    [InlineData("#!kd-cluster scale --name nothing --role Server --members 2", "", "#!kd-cluster list")]
    [InlineData("#!kd-cluster apply", "", "--file")]
    [InlineData("#!kd-cluster apply --file x.yaml", "kind: ConfigMap", "one of the two")]
    [InlineData("#!kd-cluster apply --file no-such-file.yaml", "", "Check its path")]
    [InlineData("#!kd-cluster watch --name nothing", "", "#!kd-cluster list")]
    [InlineData("#!kd-cluster watch --name training --for soon", "", "120")]
    public async Task What_cannot_be_done_says_what_can(string line, string body, string nextStep) =>
        Assert.Contains(nextStep, (await FailsAsync(line, body)).NextStep, StringComparison.Ordinal);

    private KubeDirector.PipelineSession Kd => (KubeDirector.PipelineSession)Host.Variables["kd"];

    private KdClusterInfo Kept(string variable) => Assert.IsType<KdClusterInfo>(Host.Variables[variable]);

    private Task<object> CreateAsync() => _cluster.Actor.CreateAsync("nb", "jupyter-notebook", new Connections(), "controller");
}
