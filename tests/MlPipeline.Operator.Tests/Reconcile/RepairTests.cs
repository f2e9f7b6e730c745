using System.Net;
using System.Text.Json;
using k8s;
using k8s.Autorest;
using k8s.Models;
using MlPipeline.KubeDirector.Resources;
using MlPipeline.Operator.Tests.Hosting;

namespace MlPipeline.Operator.Tests.Reconcile;

public sealed class RepairTests : OperatorTests
{
    [Fact]
    public async Task Case_67_a_new_container_is_set_up_again_and_nobody_else_is_told()
    {
        await CreateAsync(members: 2);
        var before = await World.UntilConfiguredAsync("c1", members: 2);
        var pod = Pods(before)[1];

        await RestartAsync(pod);
        var after = await World.UntilAsync("c1", cluster =>
            cluster.Status!.State == ClusterStates.Configured
            && Member(cluster, 1).StateDetail.LastConfiguredContainer != Member(before, 1).StateDetail.LastConfiguredContainer);

        Assert.Equal(["--configure", "--configure"], World.Members.ScriptCalls(pod));
        Assert.Equal(["--configure"], World.Members.ScriptCalls(Pods(after)[0]));
        await World.UntilEventAsync("c1", $"container ID has changed for member{{{pod}}}; no persistent storage, will re-run setup");
    }

    [Fact]
    public async Task Case_70_a_failed_member_is_set_up_again_in_its_new_container()
    {
        World.Members.Script = (_, _) => 1;
        await CreateAsync();
        var before = await World.UntilConfiguredAsync("c1");
        Assert.Equal(MemberStates.ConfigError, Member(before).State);

        World.Members.Script = (_, _) => 0;
        await RestartAsync(Pods(before)[0]);
        var after = await World.UntilAsync("c1", cluster => Member(cluster).State == MemberStates.Configured);

        Assert.Null(Member(after).StateDetail.ConfigErrorDetail);
        await World.UntilEventAsync("c1", $"member{{{Pods(before)[0]}}} was previously in config error state; re-trying setup");
    }

    [Fact]
    public async Task Case_71_a_lost_stateful_set_is_made_anew_under_its_name()
    {
        await CreateAsync();
        var before = await World.UntilConfiguredAsync("c1");
        var set = before.Status!.Roles[0].StatefulSet;

        await World.Client.AppsV1.DeleteNamespacedStatefulSetAsync(set, OperatorWorld.Tenant, cancellationToken: Cancelled);
        await World.UntilEventAsync("c1", "restoring role{r}");
        var after = await World.UntilConfiguredAsync("c1", after: before.Status.SpecGenerationToProcess!.Value + 1);

        Assert.Equal(set, after.Status!.Roles[0].StatefulSet);
        Assert.Equal(2, Member(after).NodeId);
    }

    [Fact]
    public async Task Case_72_a_lost_headless_service_is_made_anew_under_its_name()
    {
        await CreateAsync();
        var cluster = await World.UntilConfiguredAsync("c1");

        await World.Client.CoreV1.DeleteNamespacedServiceAsync(cluster.Status!.ClusterService, OperatorWorld.Tenant, cancellationToken: Cancelled);

        await World.UntilEventAsync("c1", "re-creating missing cluster service");
        await UntilServiceAsync(cluster.Status.ClusterService!, service => service.Spec.ClusterIP == "None");
    }

    [Fact]
    public async Task Case_73_a_service_of_another_type_keeps_name_and_token()
    {
        await CreateAsync(change: cluster => cluster.Spec.ServiceType = "NodePort");
        var before = await World.UntilConfiguredAsync("c1");
        var name = Member(before).Service;
        var first = await UntilServiceAsync(name, service => service.Spec.Type == "NodePort");

        await World.PatchAsync("c1", """{"spec":{"serviceType":"LoadBalancer"}}""");
        var second = await UntilServiceAsync(name, service => service.Spec.Type == "LoadBalancer");

        Assert.NotEqual(first.Metadata.Uid, second.Metadata.Uid);
        Assert.Equal(Member(before).AuthToken, second.Metadata.Annotations["kubedirector.hpe.com/kd-auth-token"]);
        await World.UntilEventAsync("c1", $"modifying serviceType from NodePort to LoadBalancer for service{{{name}}}");

        await World.PatchAsync("c1", """{"spec":{"serviceType":"ClusterIP"}}""");
        var third = await UntilServiceAsync(name, service => service.Spec.Type == "ClusterIP");
        await World.PatchAsync("c1", """{"spec":{"serviceType":"NodePort"}}""");
        var fourth = await UntilServiceAsync(name, service => service.Spec.Type == "NodePort");
        Assert.Equal(third.Metadata.Uid, fourth.Metadata.Uid);
    }

    [Fact]
    public async Task Case_74_a_deleted_kdcluster_takes_everything_with_it()
    {
        await CreateAsync();
        var cluster = await World.UntilConfiguredAsync("c1");
        var calls = World.Members.Calls.Count;

        await World.DeleteAsync("c1");

        await World.UntilEventAsync("c1", "greenlighting for deletion");
        await Eventually.GetAsync(
            async () => (await World.ServicesAsync("c1")).Count + (await World.StatefulSetsAsync("c1")).Count + (await PodsLeftAsync()),
            left => left == 0,
            left => $"{left} objects are left of {cluster.Metadata.Name}");
        Assert.Equal(calls, World.Members.Calls.Count);
    }

    [Fact]
    public async Task Case_77_a_restarted_operator_finds_all_as_it_was()
    {
        await World.CreateAsync(new V1ConfigMap
        {
            Metadata = new()
            {
                Name = "m",
                NamespaceProperty = OperatorWorld.Tenant,
                Labels = new Dictionary<string, string> { ["kubedirector.hpe.com/cmType"] = "model" },
            },
        });
        await CreateAsync(change: item => item.Spec.Connections = new() { ConfigMaps = ["m"] });
        var before = await World.UntilConfiguredAsync("c1");
        await World.StopOperatorAsync();
        var calls = World.Members.Calls.Count(ChangesMember);

        World.StartOperator();
        var after = await World.UntilAsync("c1", item => ConnectionUpdates(item) > ConnectionUpdates(before));
        await CreateAsync("later");
        await World.UntilConfiguredAsync("later");

        Assert.Equal(before.Status!.SpecGenerationToProcess, after.Status!.SpecGenerationToProcess);
        Assert.Equal(calls, World.Members.Calls.Count(call => ChangesMember(call) && call.Pod == Pods(before)[0]));
        static bool ChangesMember(MemberCall call) => call.Action != "read";
        Assert.Single(await World.StatefulSetsAsync("c1"));
    }

    [Fact]
    public async Task An_operator_that_ended_before_it_wrote_its_status_makes_nothing_twice()
    {
        World.Cluster.StartsContainers = false;
        await CreateAsync();
        var planned = await World.UntilAsync("c1", item => item.Status?.Roles.Count == 1);
        var (set, service) = (planned.Status!.Roles[0].StatefulSet, planned.Status.ClusterService);
        await World.StopOperatorAsync();
        await ForgetAsync();

        World.Cluster.StartsContainers = true;
        World.StartOperator();
        var cluster = await World.UntilConfiguredAsync("c1");

        Assert.Equal(set, cluster.Status!.Roles[0].StatefulSet);
        Assert.Single(await World.StatefulSetsAsync("c1"));
        Assert.Equal(service, cluster.Status.ClusterService);
        Assert.Equal(2, (await World.ServicesAsync("c1")).Count);
    }

    private async Task RestartAsync(string pod)
    {
        World.Members.Wipe(pod);
        await World.Cluster.RestartAsync(OperatorWorld.Tenant, pod, Cancelled);
    }

    /// <summary>
    /// Takes back what the operator knew, as if it had ended between making objects and writing them down. A write the operator
    /// sent just before its end may still get in between.
    /// </summary>
    private Task<bool> ForgetAsync() => Eventually.GetAsync(TryForgetAsync, isDone => isDone, _ => "the status cannot be written");

    private async Task<bool> TryForgetAsync()
    {
        var cluster = await World.GetAsync("c1");
        cluster.Status = new() { State = ClusterStates.Creating, GenerationUid = "lost" };
        try
        {
            await World.Client.CustomObjects.ReplaceNamespacedCustomObjectStatusAsync<JsonElement>(
                cluster,
                KubeDirectorGroup.Name,
                KubeDirectorGroup.Version,
                OperatorWorld.Tenant,
                KubeDirectorGroup.ClusterPlural,
                "c1",
                cancellationToken: Cancelled);
            return true;
        }
        catch (HttpOperationException exception) when (exception.Response.StatusCode == HttpStatusCode.Conflict)
        {
            return false;
        }
    }

    private Task<V1Service> UntilServiceAsync(string name, Func<V1Service, bool> isExpected) => Eventually.GetAsync(
        async () => (await World.ServicesAsync("c1")).FirstOrDefault(service => service.Metadata.Name == name) ?? new V1Service { Spec = new() },
        isExpected,
        service => KubernetesJson.Serialize(service));

    private async Task<int> PodsLeftAsync() =>
        (await World.Client.CoreV1.ListNamespacedPodAsync(OperatorWorld.Tenant, cancellationToken: Cancelled)).Items.Count;

    private static int ConnectionUpdates(KubeDirectorCluster cluster) =>
        cluster.Metadata.Annotations.TryGetValue("kubedirector.hpe.com/connUpdateCounter", out var text)
            ? int.Parse(text, System.Globalization.CultureInfo.InvariantCulture)
            : 0;
}
