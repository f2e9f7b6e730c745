using MlPipeline.KubeDirector.Resources;
using MlPipeline.Operator.Tests.Hosting;

namespace MlPipeline.Operator.Tests.Reconcile;

public sealed class CreationTests : OperatorTests
{
    [Fact]
    public async Task Case_34_a_new_kdcluster_gets_finalizer_state_and_annotation()
    {
        await CreateAsync();

        var cluster = await World.UntilAsync("c1", item => !string.IsNullOrEmpty(item.Status?.State));

        Assert.Contains("kubedirector.hpe.com/cleanup", cluster.Metadata.Finalizers);
        Assert.Equal("false", cluster.Metadata.Annotations["kubedirector.hpe.com/status-backup-exists"]);
        Assert.NotEqual("", cluster.Status!.GenerationUid);
        await World.UntilEventAsync("c1", "new");
    }

    [Fact]
    public async Task Case_35_objects_exist_before_any_container_runs()
    {
        World.Cluster.StartsContainers = false;
        await CreateAsync();

        var cluster = await World.UntilAsync("c1", item => item.Status?.Roles.Count == 1);
        await World.UntilEventAsync("c1", "changing replicas count for role{r}: 0 -> 1");

        var member = Member(cluster);
        Assert.StartsWith("kdhs-", cluster.Status!.ClusterService, StringComparison.Ordinal);
        Assert.StartsWith("kdss-", cluster.Status.Roles[0].StatefulSet, StringComparison.Ordinal);
        Assert.Equal("s-" + member.Pod, member.Service);
        Assert.Equal((MemberStates.CreatePending, 1), (member.State, member.NodeId));
        Assert.Equal(1, cluster.Status.SpecGenerationToProcess);
        Assert.Equal("d41d8cd98f00b204e9800998ecf8427e", cluster.Status.LastConnectionHash);
        Assert.Contains("creating role{r}", await World.EventsAsync("c1"));
    }

    [Fact]
    public async Task Case_46_and_47_a_member_is_set_up_in_order_and_then_configured_although_it_is_not_ready()
    {
        World.Cluster.AreReady = false;
        World.Members.Script = (_, _) => null;
        await CreateAsync();
        var creating = await World.UntilAsync("c1", item => item.Status?.Roles.Count == 1 && Member(item).State == MemberStates.Creating);
        var pod = Member(creating).Pod;
        await World.UntilEventAsync("c1", $"initial config ongoing for member{{{pod}}} in role{{r}}");

        World.Members.Finish(pod, 0);
        var cluster = await World.UntilConfiguredAsync("c1");

        Assert.Equal(["read", "write", "program", "install", "start"], World.Members.Calls.Select(call => call.Action).Distinct());
        Assert.Equal(["--configure"], World.Members.ScriptCalls(pod));
        Assert.Equal((1L, 1L), (Member(cluster).StateDetail.LastConfigDataGeneration, Member(cluster).StateDetail.LastSetupGeneration));
        var events = await World.UntilEventAsync("c1", "stable");
        Assert.Contains($"initial config done for member{{{pod}}} in role{{r}}", events);
    }

    [Fact]
    public async Task Case_48_a_failed_script_leaves_a_config_error_with_the_end_of_its_output()
    {
        World.Members.Script = (pod, _) =>
        {
            World.Members.Put(pod, "/opt/guestconfig/configure.stderr", string.Concat(Enumerable.Repeat("0123456789 a line of thirty ch\n", 10)));
            return 3;
        };
        await CreateAsync();

        var cluster = await World.UntilConfiguredAsync("c1");

        var member = Member(cluster);
        Assert.Equal(MemberStates.ConfigError, member.State);
        Assert.Equal("execution of app config failed: configure failed with exit status {3}", member.StateDetail.ConfigErrorDetail);
        Assert.StartsWith("0123456789", member.StateDetail.StartScriptStderr, StringComparison.Ordinal);
        Assert.InRange(member.StateDetail.StartScriptStderr!.Length, 1, 257);
        Assert.True(cluster.Status!.MemberStateRollup!.ConfigErrors);
    }

    [Fact]
    public async Task Case_45_a_role_without_a_package_is_configured_without_any_access()
    {
        await CreateAsync(app: "a0");

        var cluster = await World.UntilConfiguredAsync("c1");

        Assert.Empty(World.Members.Calls);
        Assert.Null(Member(cluster).StateDetail.LastConfigDataGeneration);
        await World.UntilEventAsync("c1", $"initial config skipped for member{{{Member(cluster).Pod}}} in role{{r}}");
    }

    [Fact]
    public async Task Case_26_connections_to_nothing_do_no_harm()
    {
        await CreateAsync(change: cluster => cluster.Spec.Connections = new() { Clusters = ["x"], ConfigMaps = ["y"], Secrets = ["z"] });

        var cluster = await World.UntilConfiguredAsync("c1");

        var connections = World.Members.Metadata(Member(cluster).Pod).Connections;
        Assert.Equal((0, 0, 0), (connections.Clusters!.Count, connections.ConfigMaps!.Count, connections.Secrets!.Count));
    }

    [Fact]
    public async Task An_app_of_the_operators_namespace_serves_kdclusters_elsewhere()
    {
        await World.CreateAsync(Fixtures.ExampleApps.A1(OperatorWorld.OperatorNamespace, "shared"));
        await CreateAsync(app: "shared");

        var cluster = await World.UntilConfiguredAsync("c1");

        var services = await World.ServicesAsync("c1");
        Assert.Contains(services, service => service.Metadata.Annotations.TryGetValue("kubedirector.hpe.com/kd-auth-token", out var token)
            && token == Member(cluster).AuthToken);
        Assert.All(services, service => Assert.Equal("system", service.Metadata.Labels["kubedirector.hpe.com/appCatalog"]));
    }
}
