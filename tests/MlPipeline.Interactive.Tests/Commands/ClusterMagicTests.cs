using MlPipeline.Interactive.Hosting;
using MlPipeline.Interactive.Tests.Hosting;
using MlPipeline.KubeDirector.Clusters;
using MlPipeline.KubeDirector.Resources;

namespace MlPipeline.Interactive.Tests.Commands;

public sealed class ClusterMagicTests : MagicTest, IAsyncLifetime
{
    private const string Manifest = """
        apiVersion: kubedirector.hpe.com/v1beta1
        kind: KubeDirectorCluster
        metadata:
          name: notebook-{{user}}
        spec:
          app: jupyter-notebook
          roles:
          - id: controller
            members: 1
            resources: {limits: {cpu: "1", memory: 2Gi}}
        """;

    private TestCluster _cluster = null!;

    public async ValueTask InitializeAsync()
    {
        _cluster = await TestCluster.StartAsync();
        await LogInAsync(_cluster);
        Host.Outputs.Clear();
    }

    public async ValueTask DisposeAsync()
    {
        Dispose();
        await _cluster.DisposeAsync();
    }

    [Fact]
    public async Task A_manifest_with_placeholders_is_applied_and_shown()
    {
        await RunAsync("#!kd-cluster apply", Manifest);
        await RunAsync("#!kd-cluster list");

        Assert.Contains("notebook-student1", Host.Text, StringComparison.Ordinal);
        Assert.Contains("created", Host.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Attachments_are_the_own_clusters_inside_one_and_need_a_name_elsewhere()
    {
        await RunAsync("#!kd-cluster apply", Manifest);
        var nowhere = await FailsAsync("#!kd-cluster attachments");
        UseOptions(Options with { NotebookCluster = "notebook-student1" });
        await LogInAsync(_cluster);

        await RunAsync("#!kd-cluster attachments --out attachments");

        Assert.Contains("--name", nowhere.NextStep, StringComparison.Ordinal);
        Assert.Empty(Assert.IsType<IReadOnlyList<AttachmentInfo>>(Host.Variables["attachments"], exactMatch: false));
    }

    [Fact]
    public async Task Waiting_is_one_output_that_ends_with_the_kdcluster()
    {
        await RunAsync("#!kd-cluster apply", Manifest);
        await _cluster.Actor.AddConfiguredAsync("notebook-student1", "controller");
        Host.Outputs.Clear();

        await RunAsync("#!kd-cluster wait --name notebook-{{user}} --timeout 20 --out notebook");

        var states = Assert.Single(Host.Outputs);
        Assert.True(Assert.IsType<KdClusterInfo>(states[^1]).IsConfigured);
        Assert.IsType<KdClusterInfo>(Host.Variables["notebook"]);
    }

    [Fact]
    public async Task A_failed_member_is_the_magics_error()
    {
        await RunAsync("#!kd-cluster apply", Manifest);
        await _cluster.Actor.SetStatusAsync(
            "notebook-student1", ClusterStates.Configured, MemberStates.ConfigError, new MemberStateDetail { StartScriptStderr = "Port 8000 is taken." }, "controller");

        var error = await FailsAsync("#!kd-cluster wait --name notebook-{{user}}");

        Assert.Contains("Port 8000 is taken.", error.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_interrupted_wait_says_how_to_go_on()
    {
        await RunAsync("#!kd-cluster apply", Manifest);
        using var interrupt = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));

        var error = await Assert.ThrowsAsync<MagicException>(() => Runner.RunAsync("#!kd-cluster wait --name notebook-student1", "", interrupt.Token));

        Assert.Equal("Interrupted.", error.Problem);
    }

    [Fact]
    public async Task Deleting_ends_with_the_word_deleted()
    {
        await RunAsync("#!kd-cluster apply", Manifest);

        await RunAsync("#!kd-cluster delete --name notebook-{{user}}");

        Assert.Contains("deleted", Host.Text, StringComparison.Ordinal);
        Assert.Contains("#!kd-cluster list", (await FailsAsync("#!kd-cluster show --name notebook-{{user}}")).NextStep, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verbose_adds_the_cause()
    {
        var error = await Assert.ThrowsAsync<MagicException>(() => RunAsync("#!kd-cluster show --name nothing --verbose"));

        Assert.Contains("PipelineException", error.NextStep, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_cluster_has_completes_a_line()
    {
        await _cluster.Actor.AddEngineAsync("training-engine-shared", "training-engine", 40001);
        await RunAsync("#!kd-cluster apply", Manifest);

        Assert.Equal(["notebook-student1", "training-engine-shared"], await CompleteAsync("#!kd-cluster show --name "));
        Assert.Equal(["training-engine-shared"], await CompleteAsync("#!kd-train --cluster "));
        Assert.Equal(["--model", "--model-version"], (await CompleteAsync("#!kd-predict --m")).Order());
        Assert.Equal(["wait", "watch"], await CompleteAsync("#!kd-cluster wa"));
        Assert.Equal(["#!kd-cluster"], await CompleteAsync("#!kd-c"));
        Assert.DoesNotContain("--name", await CompleteAsync("#!kd-cluster show --name x "));
        Assert.Empty(await CompleteAsync("#!kd-cluster show --name \"unfinished "));
    }

    private async Task<IEnumerable<string>> CompleteAsync(string line) =>
        (await Runner.CompleteAsync(line, line.Length, Cancelled)).Items.Select(item => item.Text);
}
