using MlPipeline.KubeDirector.Resources;
using MlPipeline.Operator.Tests.Fixtures;
using MlPipeline.Operator.Tests.Hosting;

namespace MlPipeline.Operator.Tests.Reconcile;

public sealed class ScalingTests : OperatorTests
{
    private const string ScalePatch = """{"spec":{"roles":[{"id":"r","members":COUNT,"resources":{"limits":{"cpu":"1","memory":"2Gi"}}}]}}""";

    [Fact]
    public async Task Case_62_new_members_are_announced_to_those_that_were_there()
    {
        await CreateAsync();
        var before = await World.UntilConfiguredAsync("c1");
        var first = Pods(before)[0];

        await ScaleAsync(3);
        var after = await World.UntilConfiguredAsync("c1", members: 3);

        Assert.Equal([1L, 2L, 3L], after.Status!.Roles[0].Members.Select(member => member.NodeId));
        Assert.Single(after.Status.Roles[0].Members.Select(member => member.StateDetail.LastSetupGeneration).Distinct());
        var announced = World.Members.ScriptCalls(first).Where(call => call.StartsWith("--addnodes", StringComparison.Ordinal)).ToList();
        Assert.All(announced, call => Assert.StartsWith("--addnodes --nodegroup 1 --role r --fqdns ", call, StringComparison.Ordinal));
        var names = announced.SelectMany(call => call.Split(' ')[^1].Split(','));
        var domain = $".{after.Status.ClusterService}.n.svc.cluster.local";
        Assert.Equal(Pods(after).Skip(1).Select(pod => pod + domain).Order(), names.Order());
        Assert.Equal(["--configure"], World.Members.ScriptCalls(Pods(after)[2]));
        await World.UntilEventAsync("c1", "expanding role{r}");
    }

    [Fact]
    public async Task Case_63_members_that_do_not_want_to_know_are_not_told()
    {
        await CreateAppAsync("a2", role => role.EventList = ["configure"]);
        await CreateAsync(app: "a2");
        var before = await World.UntilConfiguredAsync("c1");

        await ScaleAsync(2);
        var after = await World.UntilConfiguredAsync("c1", members: 2);

        Assert.Equal(["--configure"], World.Members.ScriptCalls(Pods(before)[0]));
        Assert.All(after.Status!.Roles[0].Members, member => Assert.Equal(2, member.StateDetail.LastSetupGeneration));
    }

    [Fact]
    public async Task Case_64_the_highest_members_go_first_and_the_others_are_told()
    {
        await CreateAsync(members: 3);
        var before = await World.UntilConfiguredAsync("c1", members: 3);

        await ScaleAsync(1);
        var after = await World.UntilConfiguredAsync("c1", members: 1);

        Assert.Equal(Pods(before)[0], Pods(after)[0]);
        var domain = $".{after.Status!.ClusterService}.n.svc.cluster.local";
        Assert.Equal(
            ["--configure", $"--delnodes --nodegroup 1 --role r --fqdns {Pods(before)[1]}{domain},{Pods(before)[2]}{domain}"],
            World.Members.ScriptCalls(Pods(after)[0]));
        Assert.Equal(1, (await World.StatefulSetsAsync("c1"))[0].Spec.Replicas);
        var services = (await World.ServicesAsync("c1")).Select(service => service.Metadata.Name).Where(name => name.StartsWith("s-", StringComparison.Ordinal));
        Assert.Equal(["s-" + Pods(after)[0]], services);
        await World.UntilEventAsync("c1", "shrinking role{r}");
    }

    [Fact]
    public async Task Case_65_a_member_that_cannot_be_reached_holds_up_the_change()
    {
        await CreateAsync();
        var before = await World.UntilConfiguredAsync("c1");
        World.Members.IsUnreachable = _ => true;

        await ScaleAsync(2);
        await World.UntilEventAsync("c1", "cluster spec change processing blocked on member updates");
        await World.UntilEventAsync("c1", $"failed to update config in member{{{Pods(before)[0]}}} in role{{r}}");
        Assert.Equal(1, (await World.StatefulSetsAsync("c1"))[0].Spec.Replicas);

        World.Members.IsUnreachable = _ => false;
        await World.UntilConfiguredAsync("c1", members: 2);
    }

    [Fact]
    public async Task Case_66_a_role_that_leaves_the_spec_is_drained_and_removed()
    {
        await CreateAppAsync("a2", _ => { }, app =>
        {
            app.Spec.Roles.Add(ExampleApps.Role("o", "0+", "optional", new ConfigPackage { PackageUrl = ExampleApps.PackageUrl }));
            app.Spec.Config.SelectedRoles.Add("o");
        });
        await World.CreateAsync(ExampleClusters.Create(OperatorWorld.Tenant, "c1", "a2", ExampleClusters.Role("r"), ExampleClusters.Role("o")));
        var before = await World.UntilConfiguredAsync("c1", members: 2);
        Assert.Equal("n/a", before.Status!.Roles.Single(role => role.Id == "o").Members[0].Service);

        await ScaleAsync(1);
        var after = await World.UntilAsync("c1", cluster => cluster.Status is { State: ClusterStates.Configured, Roles.Count: 1 });

        Assert.Equal("r", after.Status!.Roles[0].Id);
        Assert.Single(await World.StatefulSetsAsync("c1"));
        await World.UntilEventAsync("c1", "finishing cleanup on role{o}");
    }

    [Fact]
    public async Task Case_50_a_role_that_does_not_want_configure_gets_its_package_and_nothing_more()
    {
        await CreateAppAsync("a2", role => role.EventList = ["addnodes"]);
        await CreateAsync(app: "a2");

        var cluster = await World.UntilConfiguredAsync("c1");

        Assert.Contains(World.Members.Calls, call => call is { Action: "install", Detail: ExampleApps.PackageUrl });
        Assert.Empty(World.Members.ScriptCalls(Pods(cluster)[0]));
        Assert.Null(Member(cluster).StateDetail.LastSetupGeneration);
    }

    private Task ScaleAsync(int members) =>
        World.PatchAsync("c1", ScalePatch.Replace("COUNT", FormattableString.Invariant($"{members}"), StringComparison.Ordinal));
}
