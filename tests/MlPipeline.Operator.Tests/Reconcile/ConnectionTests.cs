using k8s;
using k8s.Models;
using MlPipeline.KubeDirector.Resources;
using MlPipeline.Operator.Tests.Hosting;

namespace MlPipeline.Operator.Tests.Reconcile;

public sealed class ConnectionTests : OperatorTests
{
    private const string ConnectionUpdates = "kubedirector.hpe.com/connUpdateCounter";
    private const string HashChanges = "kubedirector.hpe.com/hashChangeCounter";

    [Fact]
    public async Task Case_54_a_changed_config_map_reaches_every_member_without_a_restart()
    {
        await CreateMapAsync("m", "model");
        await CreateConnectedAsync(maps: ["m"], members: 2);
        var before = await World.UntilConfiguredAsync("c1", members: 2);

        await World.ChangeMapAsync("m", "new");
        var after = await World.UntilConfiguredAsync("c1", members: 2, after: before.Status!.SpecGenerationToProcess!.Value);

        Assert.Equal(1, Counter(after, ConnectionUpdates) - Counter(before, ConnectionUpdates));
        Assert.Equal(1, Counter(after, HashChanges) - Counter(before, HashChanges));
        Assert.Equal(1, after.Status!.SpecGenerationToProcess - before.Status.SpecGenerationToProcess);
        foreach (var member in after.Status.Roles[0].Members)
        {
            Assert.Equal(["--configure", "--reconnect"], World.Members.ScriptCalls(member.Pod));
            Assert.Equal("new", World.Members.Metadata(member.Pod).Connections.ConfigMaps!["model"][0].Data!["key"]);
            Assert.Equal(Counter(after, HashChanges), member.StateDetail.LastConnectionVersion);
        }

        Assert.Equal(Pods(before), Pods(after));
        await World.UntilEventAsync("m", "connected to cluster {c1}; updating it", "ConfigMap");
        await World.UntilEventAsync("c1", "connected configmap {m} has changed");
        await World.UntilEventAsync("c1", "--reconnect will be called for pod : " + Pods(after)[0]);
    }

    [Fact]
    public async Task Case_54_metadata_is_written_before_the_script_is_told()
    {
        await CreateMapAsync("m", "model");
        await CreateConnectedAsync(maps: ["m"]);
        var before = await World.UntilConfiguredAsync("c1");

        await World.ChangeMapAsync("m", "new");
        await World.UntilConfiguredAsync("c1", after: before.Status!.SpecGenerationToProcess!.Value);

        var actions = World.Members.Calls.Where(call => call.Action is "write" or "start").Select(call => call.Action);
        Assert.Equal(["write", "start", "write", "start"], actions);
    }

    [Fact]
    public async Task A_reconnect_that_fails_is_told_in_status_and_event_and_forgotten_with_the_next_that_does_not()
    {
        await CreateMapAsync("m", "model");
        await CreateConnectedAsync(maps: ["m"]);
        var before = await World.UntilConfiguredAsync("c1");
        var pod = Pods(before)[0];
        World.Members.Script = (_, arguments) => arguments == "--reconnect" ? 1 : 0;
        World.Members.Put(pod, "/opt/guestconfig/configure.stderr", "Model m is not served.\n");

        await World.ChangeMapAsync("m", "broken");
        await World.UntilEventAsync("c1", $"--reconnect failed with exit status {{1}} in member{{{pod}}} in role{{r}}: Model m is not served.");
        var failed = await World.UntilAsync("c1", cluster => DetailOf(cluster).StartScriptStderr == "Model m is not served.\n");
        World.Members.Script = (_, _) => 0;
        await World.ChangeMapAsync("m", "mended");

        await World.UntilAsync("c1", cluster => DetailOf(cluster).StartScriptStderr is null);
        Assert.Equal(MemberStates.Configured, failed.Status!.Roles[0].Members[0].State);
        static MemberStateDetail DetailOf(KubeDirectorCluster cluster) => cluster.Status!.Roles[0].Members[0].StateDetail;
    }

    [Fact]
    public async Task Case_55_reconnect_is_not_filtered_by_the_event_list()
    {
        await CreateAppAsync("a2", role => role.EventList = ["configure"]);
        await CreateMapAsync("m", "model");
        await CreateConnectedAsync(maps: ["m"], app: "a2");
        var before = await World.UntilConfiguredAsync("c1");

        await World.ChangeMapAsync("m", "new");
        var after = await World.UntilConfiguredAsync("c1", after: before.Status!.SpecGenerationToProcess!.Value);

        Assert.Equal(["--configure", "--reconnect"], World.Members.ScriptCalls(Pods(after)[0]));
    }

    [Fact]
    public async Task Case_56_a_deleted_config_map_vanishes_from_the_metadata_at_once()
    {
        await CreateMapAsync("m", "model");
        await CreateConnectedAsync(maps: ["m"]);
        var before = await World.UntilConfiguredAsync("c1");

        await World.Client.CoreV1.DeleteNamespacedConfigMapAsync("m", OperatorWorld.Tenant, cancellationToken: Cancelled);
        var after = await World.UntilConfiguredAsync("c1", after: before.Status!.SpecGenerationToProcess!.Value);

        Assert.Empty(World.Members.Metadata(Pods(after)[0]).Connections.ConfigMaps!);
        Assert.Equal(Counter(before, ConnectionUpdates), Counter(after, ConnectionUpdates));
        Assert.Equal(["--configure", "--reconnect"], World.Members.ScriptCalls(Pods(after)[0]));
    }

    [Fact]
    public async Task Case_57_other_connections_in_the_spec_reach_the_members_too()
    {
        await CreateMapAsync("m", "model");
        await CreateMapAsync("other", "model");
        await CreateConnectedAsync(maps: ["m"]);
        var before = await World.UntilConfiguredAsync("c1");

        await World.PatchAsync("c1", """{"spec":{"connections":{"configmaps":["other"]}}}""");
        var after = await World.UntilConfiguredAsync("c1", after: before.Status!.SpecGenerationToProcess!.Value);

        Assert.Equal("other", World.Members.Metadata(Pods(after)[0]).Connections.ConfigMaps!["model"][0].Metadata["name"]);
        Assert.Equal(["--configure", "--reconnect"], World.Members.ScriptCalls(Pods(after)[0]));
    }

    [Fact]
    public async Task Case_58_without_a_package_only_the_counters_move()
    {
        await CreateMapAsync("m", "model");
        await CreateConnectedAsync(maps: ["m"], app: "a0");
        var before = await World.UntilConfiguredAsync("c1");

        await World.ChangeMapAsync("m", "new");
        var after = await World.UntilConfiguredAsync("c1", after: before.Status!.SpecGenerationToProcess!.Value);

        Assert.Equal(1, Counter(after, HashChanges) - Counter(before, HashChanges));
        Assert.Empty(World.Members.Calls);
    }

    [Fact]
    public async Task Case_59_a_secret_without_a_type_counts_as_a_change_and_is_not_handed_on()
    {
        var secret = new V1Secret { Metadata = new() { Name = "s" }, StringData = new Dictionary<string, string> { ["key"] = "old" } };
        await World.Client.CoreV1.CreateNamespacedSecretAsync(secret, OperatorWorld.Tenant, cancellationToken: Cancelled);
        await CreateAsync(change: cluster => cluster.Spec.Connections = new() { Secrets = ["s"] });
        var before = await World.UntilConfiguredAsync("c1");

        var patch = new V1Patch("""{"data":{"key":"bmV3"}}""", V1Patch.PatchType.MergePatch);
        await World.Client.CoreV1.PatchNamespacedSecretAsync(patch, "s", OperatorWorld.Tenant, cancellationToken: Cancelled);
        var after = await World.UntilConfiguredAsync("c1", after: before.Status!.SpecGenerationToProcess!.Value);

        Assert.Equal(Counter(before, ConnectionUpdates), Counter(after, ConnectionUpdates));
        Assert.Empty(World.Members.Metadata(Pods(after)[0]).Connections.Secrets!);
        Assert.Contains("--reconnect", World.Members.ScriptCalls(Pods(after)[0]));
    }

    [Fact]
    public async Task Case_60_a_connected_kdcluster_tells_its_dependents_when_it_is_stable()
    {
        await CreateAsync("c2", change: cluster => cluster.Spec.Connections = new() { Clusters = ["c1"] });
        await World.UntilConfiguredAsync("c2");
        await CreateAsync("c1");
        await World.UntilConfiguredAsync("c1");
        await World.UntilEventAsync("c1", "connected to cluster {c2}; updating it");
        await World.UntilEventAsync("c2", "connected cluster {c1} has changed");

        await World.PatchAsync("c1", """{"spec":{"roles":[{"id":"r","members":3,"resources":{"limits":{"cpu":"1","memory":"2Gi"}}}]}}""");
        await World.UntilConfiguredAsync("c1", members: 3);

        var pod = Pods(await World.GetAsync("c2"))[0];
        await Eventually.HoldsAsync(
            () => World.Members.Metadata(pod).Connections.Clusters!.TryGetValue("c1", out var other)
                && other.NodeGroups["1"].Roles["r"].NodeIds is ["1", "2", "3"],
            "c2 knows the three members of c1");
    }

    [Fact]
    public async Task Case_61_a_config_map_of_another_namespace_is_none_of_ours()
    {
        await World.CreateNamespaceAsync("elsewhere");
        await CreateMapAsync("m", "model");
        await CreateMapAsync("m", "model", "elsewhere");
        await CreateConnectedAsync(maps: ["m"]);
        var before = await World.UntilConfiguredAsync("c1");

        await World.ChangeMapAsync("m", "new", "elsewhere");
        await World.ChangeMapAsync("m", "new");
        var after = await World.UntilConfiguredAsync("c1", after: before.Status!.SpecGenerationToProcess!.Value);

        Assert.Equal(1, Counter(after, ConnectionUpdates) - Counter(before, ConnectionUpdates));
    }

    [Fact]
    public async Task Kdclusters_that_connect_to_each_other_come_to_rest()
    {
        await CreateAsync("c1", change: cluster => cluster.Spec.Connections = new() { Clusters = ["c2"] });
        await CreateAsync("c2", change: cluster => cluster.Spec.Connections = new() { Clusters = ["c1"] });
        await World.UntilConfiguredAsync("c1");
        await World.UntilConfiguredAsync("c2");

        await CreateMapAsync("m", "model");
        await World.PatchAsync("c1", """{"spec":{"connections":{"configmaps":["m"]}}}""");
        var first = await World.UntilAsync("c1", cluster => cluster.Status is { State: ClusterStates.Configured, SpecGenerationToProcess: > 1 });
        await World.ChangeMapAsync("m", "new");
        var second = await World.UntilConfiguredAsync("c1", after: first.Status!.SpecGenerationToProcess!.Value);

        Assert.Equal(first.Status.SpecGenerationToProcess + 1, second.Status!.SpecGenerationToProcess);
    }

    private Task CreateConnectedAsync(string[] maps, int members = 1, string app = "a1") =>
        CreateAsync(app: app, members: members, change: cluster => cluster.Spec.Connections = new() { ConfigMaps = maps });

    private Task CreateMapAsync(string name, string type, string namespaceName = OperatorWorld.Tenant) => World.CreateAsync(new V1ConfigMap
    {
        Metadata = new()
        {
            Name = name,
            NamespaceProperty = namespaceName,
            Labels = new Dictionary<string, string> { ["kubedirector.hpe.com/cmType"] = type },
        },
        Data = new Dictionary<string, string> { ["key"] = "old" },
    });

    private static int Counter(KubeDirectorCluster cluster, string annotation) =>
        cluster.Metadata.Annotations.TryGetValue(annotation, out var text) ? int.Parse(text, System.Globalization.CultureInfo.InvariantCulture) : 0;
}
