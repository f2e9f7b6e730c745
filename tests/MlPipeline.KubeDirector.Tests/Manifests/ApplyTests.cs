using k8s;
using MlPipeline.KubeDirector.Manifests;
using MlPipeline.KubeDirector.Tests.Hosting;

namespace MlPipeline.KubeDirector.Tests.Manifests;

public sealed class ApplyTests : ClusterTest
{
    private const string TwoObjects = """
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: settings
        data:
          depth: "1"
        ---
        # nothing but a comment
        ---
        apiVersion: kubedirector.hpe.com/v1beta1
        kind: KubeDirectorCluster
        metadata:
          name: engine
        spec:
          app: training-engine
          roles:
          - id: RESTServer
            resources: {limits: {cpu: "1", memory: 2Gi}}
        """;

    [Fact]
    public async Task Objects_are_created_then_unchanged_then_configured()
    {
        var created = await Session.Clusters.ApplyAsync(TwoObjects, Cancelled);
        var again = await Session.Clusters.ApplyAsync(TwoObjects, Cancelled);
        var changed = await Session.Clusters.ApplyAsync(TwoObjects.Replace("depth: \"1\"", "rounds: \"9\"", StringComparison.Ordinal), Cancelled);

        Assert.Equal(
            [new ApplyResult("ConfigMap", "settings", TestCluster.Namespace, "created"), new("KubeDirectorCluster", "engine", TestCluster.Namespace, "created")],
            created);
        Assert.All(again, result => Assert.Equal(ApplyResult.Unchanged, result.Outcome));
        Assert.Equal(["configured", "unchanged"], changed.Select(result => result.Outcome));
        var map = await Cluster.Admin.CoreV1.ReadNamespacedConfigMapAsync("settings", TestCluster.Namespace, cancellationToken: Cancelled);
        Assert.Equal(["depth", "rounds"], map.Data.Keys.Order());
    }

    [Fact]
    public async Task Json_is_taken_like_yaml()
    {
        var result = Assert.Single(await Session.Clusters.ApplyAsync(
            """{"apiVersion":"v1","kind":"Secret","metadata":{"name":"s"},"stringData":{"a":"b"}}""", Cancelled));

        Assert.Equal(ApplyResult.Created, result.Outcome);
    }

    [Theory]
    [InlineData("kind: ConfigMap\nmetadata: {name: a}", "apiVersion")]
    [InlineData("apiVersion: v1\nkind: ConfigMap\nmetadata: {}", "metadata.name")]
    [InlineData("apiVersion: v1\nkind: ConfigMapp\nmetadata: {name: a}", "ConfigMapp")]
    [InlineData("apiVersion: nothing.example/v1\nkind: A\nmetadata: {name: a}", "nothing.example/v1")]
    [InlineData("just text", "no object")]
    [InlineData("# only a comment", "no object")]
    public async Task What_is_wrong_with_a_manifest_is_named(string manifest, string named)
    {
        var error = await FailsAsync(() => Session.Clusters.ApplyAsync(manifest, Cancelled), PipelineFault.Rejected);

        Assert.Contains(named, error.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_servers_own_objection_reaches_the_reader()
    {
        var manifest = TwoObjects.Replace("name: settings", "name: My_Settings", StringComparison.Ordinal);

        var error = await FailsAsync(() => Session.Clusters.ApplyAsync(manifest, Cancelled), PipelineFault.Rejected);

        Assert.Contains("My_Settings", error.Problem, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Problem);
    }

    [Fact]
    public async Task Another_namespace_is_forbidden()
    {
        var manifest = "{apiVersion: v1, kind: ConfigMap, metadata: {name: a, namespace: default}}";

        await FailsAsync(() => Session.Clusters.ApplyAsync(manifest, Cancelled), PipelineFault.Forbidden);
    }
}
