using k8s;
using MlPipeline.KubeDirector.Clusters;
using MlPipeline.KubeDirector.Resources;
using MlPipeline.KubeDirector.Tests.Hosting;

namespace MlPipeline.KubeDirector.Tests.Clusters;

/// <summary>Kdclusters created from descriptions, and changes of their spec.</summary>
public sealed class ChangeTests : ClusterTest
{
    private const string App = """
        apiVersion: kubedirector.hpe.com/v1beta1
        kind: KubeDirectorApp
        metadata: {name: deployment-engine}
        spec:
          distroID: test/deployment
          version: "1.0"
          configSchemaVersion: 7
          label: {name: Serving}
          config:
            selectedRoles: [LoadBalancer, RESTServer]
            roleServices: []
          roles:
          - {id: LoadBalancer, cardinality: "1", imageRepoTag: "lb:1"}
          - {id: RESTServer, cardinality: 2+, imageRepoTag: "rest:1"}
        """;

    [Fact]
    public async Task A_description_becomes_a_kdcluster_with_the_roles_of_its_kdapp()
    {
        await Session.Clusters.ApplyAsync(App, Cancelled);
        await Cluster.Actor.CreateAsync("training", "training-engine", null, "RESTServer");

        var created = await Session.Clusters.CreateAsync(
            new ClusterDescription("serving", "deployment-engine")
            {
                Members = new Dictionary<string, int> { ["RESTServer"] = 3 },
                Connections = KdConnections.None with { Clusters = ["training"] },
                Memory = "4Gi",
            },
            Cancelled);

        Assert.Equal([("LoadBalancer", 1), ("RESTServer", 3)], created.Roles.Select(role => (role.Id, role.WantedMembers)));
        var stored = await ReadAsync("serving");
        Assert.Equal(("local", "CrNameRole"), (stored.Spec.AppCatalog, stored.Spec.NamingScheme));
        Assert.All(stored.Spec.Roles, role => Assert.Equal(("4Gi", "1", "ecp-tenant-member-sa"), (role.Resources.Limits["memory"], role.Resources.Requests!["cpu"], role.ServiceAccountName)));
    }

    [Fact]
    public async Task Without_a_number_a_role_has_the_least_its_kdapp_allows()
    {
        await Session.Clusters.ApplyAsync(App, Cancelled);

        var created = await Session.Clusters.CreateAsync(new ClusterDescription("serving", "deployment-engine"), Cancelled);

        Assert.Equal([1, 2], created.Roles.Select(role => role.WantedMembers));
    }

    [Fact]
    public async Task What_a_description_names_has_to_be_there()
    {
        await Session.Clusters.ApplyAsync(App, Cancelled);
        var serving = new ClusterDescription("serving", "deployment-engine");

        var app = await FailsAsync(() => Session.Clusters.CreateAsync(serving with { App = "nothing" }, Cancelled), PipelineFault.NotFound);
        var role = await FailsAsync(
            () => Session.Clusters.CreateAsync(serving with { Members = new Dictionary<string, int> { ["Server"] = 1 } }, Cancelled), PipelineFault.Rejected);
        var connection = await FailsAsync(
            () => Session.Clusters.CreateAsync(serving with { Connections = KdConnections.None with { ConfigMaps = ["m"] } }, Cancelled), PipelineFault.NotFound);

        Assert.Contains("#!kd-cluster apps", app.NextStep, StringComparison.Ordinal);
        Assert.Contains("LoadBalancer (1), RESTServer (2+)", role.NextStep, StringComparison.Ordinal);
        Assert.Contains("There is no ConfigMap m", connection.Problem, StringComparison.Ordinal);
        Assert.Null(await Session.Clusters.FindAsync("serving", Cancelled));
    }

    [Fact]
    public async Task Scaling_changes_one_role_and_nothing_else()
    {
        await Cluster.Actor.CreateAsync("serving", "deployment-engine", new Connections { Secrets = ["s"] }, "LoadBalancer", "RESTServer");
        var before = await ReadAsync("serving");

        var scaled = await Session.Clusters.ScaleAsync("serving", "RESTServer", 4, Cancelled);

        Assert.Equal([1, 4], scaled.Roles.Select(role => role.WantedMembers));
        var after = await ReadAsync("serving");
        after.Spec.Roles[1].Members = 1;
        Assert.Equal(KubernetesJson.Serialize(before.Spec), KubernetesJson.Serialize(after.Spec));
    }

    [Fact]
    public async Task A_role_that_is_not_there_is_told_with_those_that_are()
    {
        await Cluster.Actor.CreateAsync("serving", "deployment-engine", null, "LoadBalancer", "RESTServer");

        var error = await FailsAsync(() => Session.Clusters.ScaleAsync("serving", "Server", 2, Cancelled), PipelineFault.NotFound);

        Assert.Contains("LoadBalancer, RESTServer", error.NextStep, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Connections_are_added_once_and_ended_again()
    {
        await Cluster.Actor.CreateAsync("training", "training-engine", null, "RESTServer");
        await Cluster.Actor.CreateAsync("notebook", "jupyter-notebook", new Connections { Secrets = ["s"] }, "controller");
        var training = KdConnections.None with { Clusters = ["training"] };

        await Session.Clusters.ConnectAsync("notebook", training, Cancelled);
        var connected = await Session.Clusters.ConnectAsync("notebook", training, Cancelled);
        var disconnected = await Session.Clusters.DisconnectAsync("notebook", training, Cancelled);

        Assert.Equal(["training"], connected.Connections.Clusters);
        Assert.Equal(["s"], connected.Connections.Secrets);
        Assert.Empty(disconnected.Connections.Clusters);
        Assert.Equal(["s"], disconnected.Connections.Secrets);
        var error = await FailsAsync(() => Session.Clusters.DisconnectAsync("notebook", training, Cancelled), PipelineFault.NotFound);
        Assert.Contains("not connected to training", error.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_who_change_at_the_same_time_both_get_what_they_asked_for()
    {
        await Cluster.Actor.CreateAsync("serving", "deployment-engine", null, "LoadBalancer", "RESTServer");

        await Task.WhenAll(
            Session.Clusters.ScaleAsync("serving", "LoadBalancer", 2, Cancelled),
            Session.Clusters.ScaleAsync("serving", "RESTServer", 3, Cancelled));

        Assert.Equal([2, 3], (await Session.Clusters.GetAsync("serving", Cancelled)).Roles.Select(role => role.WantedMembers));
    }

    private async Task<KubeDirectorCluster> ReadAsync(string name)
    {
        using var client = new GenericClient(Cluster.Admin, KubeDirectorGroup.Name, KubeDirectorGroup.Version, KubeDirectorGroup.ClusterPlural, false);
        return await client.ReadNamespacedAsync<KubeDirectorCluster>(TestCluster.Namespace, name, Cancelled);
    }
}
