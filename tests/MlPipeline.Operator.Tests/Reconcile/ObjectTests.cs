using k8s.Models;
using MlPipeline.Operator.Tests.Fixtures;
using MlPipeline.Operator.Tests.Hosting;

namespace MlPipeline.Operator.Tests.Reconcile;

public sealed class ObjectTests : OperatorTests
{
    private const string Prefix = "kubedirector.hpe.com/";

    [Fact]
    public async Task Case_36_a_kdcluster_may_have_its_name_in_those_of_its_objects()
    {
        await CreateAsync(change: cluster => cluster.Spec.NamingScheme = "CrNameRole");

        var cluster = await World.UntilConfiguredAsync("c1");

        Assert.Matches("^c1[a-z0-9]{5}$", cluster.Status!.ClusterService!);
        Assert.StartsWith("c1-r-", cluster.Status.Roles[0].StatefulSet, StringComparison.Ordinal);
        Assert.Equal(Member(cluster).Pod, Member(cluster).Service);
    }

    [Fact]
    public async Task Containers_look_members_up_first_and_leave_a_machine_alone_that_a_folder_stands_for()
    {
        PathProgram.FindOrSkip("bash");
        await CreateAsync();
        var cluster = await World.UntilConfiguredAsync("c1");

        var command = (await World.StatefulSetsAsync("c1"))[0].Spec.Template.Spec.Containers[0].Lifecycle.PostStart.Exec.Command;

        Assert.Equal(["/bin/bash", "-c"], command.Take(2));
        Assert.Contains($"search {cluster.Status!.ClusterService}.", command[2], StringComparison.Ordinal);
        var start = new System.Diagnostics.ProcessStartInfo("bash", ["-c", command[2]]) { Environment = { ["MLPIPELINE_POD_ROOT"] = "/none" } };
        using var process = System.Diagnostics.Process.Start(start)!;
        await process.WaitForExitAsync(Cancelled);
        Assert.Equal(0, process.ExitCode);
    }

    [Fact]
    public async Task Case_37_labels_annotations_and_owners_are_those_of_the_reference()
    {
        await CreateAsync();
        var cluster = await World.UntilConfiguredAsync("c1");

        var headless = (await World.ServicesAsync("c1")).Single(service => service.Spec.ClusterIP == "None");
        var set = (await World.StatefulSetsAsync("c1"))[0];

        Assert.Equal([Prefix + "appCatalog", Prefix + "kdapp", Prefix + "kdcluster"], headless.Metadata.Labels.Keys.Order());
        Assert.Equal("c1", headless.Spec.Selector[Prefix + "headless"]);
        Assert.Equal(8888, headless.Spec.Ports[0].Port);
        Assert.Equal(("r", "c1"), (set.Metadata.Labels[Prefix + "role"], set.Metadata.Labels[Prefix + "headless"]));
        Assert.Equal("App one", set.Metadata.Annotations[Prefix + "kdapp-prettyName"]);
        Assert.Equal(set.Spec.Selector.MatchLabels, set.Spec.Template.Metadata.Labels);
        var owner = Assert.Single(set.Metadata.OwnerReferences);
        Assert.Equal((cluster.Metadata.Uid, true, false), (owner.Uid, owner.Controller, owner.BlockOwnerDeletion));
        Assert.Equal(("Parallel", headless.Metadata.Name), (set.Spec.PodManagementPolicy, set.Spec.ServiceName));
    }

    [Fact]
    public async Task Case_38_a_member_service_publishes_the_endpoints_and_the_token()
    {
        await CreateAsync(change: cluster => cluster.Spec.Roles[0].ServiceLabels = new Dictionary<string, string> { ["own"] = "label" });
        var cluster = await World.UntilConfiguredAsync("c1");

        var service = (await World.ServicesAsync("c1")).Single(item => item.Metadata.Name == Member(cluster).Service);

        Assert.Equal([("http-web", 80), ("http-tok", 81)], service.Spec.Ports.Select(port => (port.Name, port.Port)));
        Assert.True(service.Spec.PublishNotReadyAddresses);
        Assert.Equal(Member(cluster).Pod, service.Spec.Selector["statefulset.kubernetes.io/pod-name"]);
        Assert.Matches("^[0-9a-f]{32}$", service.Metadata.Annotations[Prefix + "kd-auth-token"]);
        Assert.Equal(Member(cluster).AuthToken, service.Metadata.Annotations[Prefix + "kd-auth-token"]);
        Assert.Equal("label", service.Metadata.Labels["own"]);
        Assert.Equal("LoadBalancer", service.Spec.Type);
    }

    [Fact]
    public async Task Case_41_a_pod_has_memory_for_temporary_files_and_the_reference_s_environment()
    {
        await CreateAsync();
        await World.UntilConfiguredAsync("c1");

        var pod = (await World.StatefulSetsAsync("c1"))[0].Spec.Template.Spec;

        var container = Assert.Single(pod.Containers);
        Assert.Equal("app", container.Name);
        Assert.Equal(["/tmp", "/run", "/run/lock"], container.VolumeMounts.Select(mount => mount.MountPath));
        Assert.All(pod.Volumes, volume => Assert.Equal("20Gi", volume.EmptyDir.SizeLimit.ToString()));
        Assert.Equal([("PYTHONUSERBASE", "/usr/local"), ("NVIDIA_VISIBLE_DEVICES", "void")], container.Env.Select(item => (item.Name, item.Value)));
        Assert.False(pod.AutomountServiceAccountToken);
        Assert.Null(pod.InitContainers);
    }

    [Theory]
    [InlineData("1", false)]
    [InlineData("0", true)]
    public async Task Case_42_graphics_cards_are_hidden_unless_they_are_asked_for(string cards, bool areHidden)
    {
        await CreateAsync(change: cluster => cluster.Spec.Roles[0].Resources.Requests = new Dictionary<string, string> { ["nvidia.com/gpu"] = cards });
        await World.UntilConfiguredAsync("c1");

        var variables = (await World.StatefulSetsAsync("c1"))[0].Spec.Template.Spec.Containers[0].Env;

        Assert.Equal(areHidden, variables.Any(variable => variable.Name == "NVIDIA_VISIBLE_DEVICES"));
    }

    [Fact]
    public async Task Case_40_a_role_without_ports_has_no_service_and_is_configured_all_the_same()
    {
        await CreateAppAsync("a2", _ => { }, app => app.Spec.Config.RoleServices.Clear());
        await CreateAsync(app: "a2");

        var cluster = await World.UntilConfiguredAsync("c1");

        Assert.Equal("n/a", Member(cluster).Service);
        Assert.Single(await World.ServicesAsync("c1"));
    }
}
