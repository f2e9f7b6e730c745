using k8s;
using k8s.Models;
using MlPipeline.KubeDirector.Resources;
using MlPipeline.Operator.Tests.Hosting;

namespace MlPipeline.Operator.Tests.Reconcile;

public sealed class StorageTests : OperatorTests
{
    [Fact]
    public async Task Case_43_persisted_folders_come_from_a_volume_that_an_init_container_fills()
    {
        await CreateAppAsync("a2", role => role.PersistDirs = ["/home", "/usr/local/bin/x"]);
        var member = await CreateStoredAsync("a2");

        var set = Assert.Single(await World.StatefulSetsAsync("c1"));
        var spec = set.Spec.Template.Spec;
        Assert.Equal("init", Assert.Single(spec.InitContainers).Name);
        Assert.Equal("/mnt", Assert.Single(spec.InitContainers[0].VolumeMounts).MountPath);
        Assert.Equal(
            ["/etc:etc", "/opt/guestconfig:opt/guestconfig", "/var/log/guestconfig:var/log/guestconfig", "/usr/local/bin:usr/local/bin", "/usr/local/lib:usr/local/lib", "/home:home"],
            spec.Containers[0].VolumeMounts.Where(mount => mount.Name == "p").Select(mount => $"{mount.MountPath}:{mount.SubPath}"));
        Assert.Equal("p", Assert.Single(set.Spec.VolumeClaimTemplates).Metadata.Name);
        Assert.Equal("p-" + member.Pod, member.Pvc);
    }

    [Fact]
    public async Task Case_44_block_devices_have_claims_and_paths()
    {
        await CreateAsync(change: cluster => cluster.Spec.Roles[0].BlockStorage = new() { StorageClassName = "std", PathPrefix = "/dev/xvd", NumDevices = 2 });
        var member = Member(await World.UntilConfiguredAsync("c1"));

        var set = Assert.Single(await World.StatefulSetsAsync("c1"));
        Assert.Equal(
            ["b0 Block 1Gi", "b1 Block 1Gi"],
            set.Spec.VolumeClaimTemplates.Select(claim => $"{claim.Metadata.Name} {claim.Spec.VolumeMode} {claim.Spec.Resources.Requests["storage"]}"));
        string[] paths = ["/dev/xvd0", "/dev/xvd1"];
        Assert.Equal(paths, set.Spec.Template.Spec.Containers[0].VolumeDevices.Select(device => device.DevicePath));
        Assert.Equal(paths, member.BlockDevicePaths);
        Assert.Equal(paths, World.Members.Metadata(member.Pod).Node!.BlockDevicePaths);
    }

    [Fact]
    public async Task Case_49_a_member_waits_for_systemd()
    {
        World.Members.IsSystemdUp = false;
        await CreateAppAsync("a2", _ => { }, app => app.Spec.SystemdRequired = true);
        await CreateAsync(app: "a2");
        var pod = Member(await World.UntilAsync("c1", item => item.Status?.Roles.Count == 1)).Pod;
        await World.UntilEventAsync("c1", $"systemd not yet responsive in member{{{pod}}}");

        // The event may be written before the status of the same pass.
        await World.UntilAsync("c1", item => Member(item).State == MemberStates.Creating);
        Assert.DoesNotContain(World.Members.Calls, call => call.Action == "write");

        World.Members.IsSystemdUp = true;
        await World.UntilConfiguredAsync("c1");
    }

    [Fact]
    public async Task Case_51_files_are_injected_once_or_the_member_says_which_could_not_be()
    {
        // Any server that answers will do; the members of this test download nothing.
        var address = new Uri(World.Client.BaseUri, "/a.sh").AbsoluteUri;
        FileInjection file = new() { SourceUrl = address, DestinationFolder = "/opt/x", Permissions = new() { FileMode = 493, FileOwner = "u" } };
        await CreateAsync(change: cluster => cluster.Spec.Roles[0].FileInjections = [file]);
        await World.UntilConfiguredAsync("c1");
        World.Members.IsInjectable = _ => false;
        await CreateAsync("c2", change: cluster => cluster.Spec.Roles[0].FileInjections = [file]);

        var failed = Member(await World.UntilConfiguredAsync("c2"));

        Assert.Equal($"{address} /opt/x 493 u", World.Members.Calls.First(call => call.Action == "inject").Detail);
        Assert.Equal(2, World.Members.Calls.Count(call => call.Action == "inject"));
        Assert.Equal((MemberStates.ConfigError, "failed requested file injections: curl ended with exit code 22"), (failed.State, failed.StateDetail.ConfigErrorDetail));
        await World.UntilEventAsync("c2", $"failed to inject one or more files for member{{{failed.Pod}}} in role{{r}}");
    }

    [Fact]
    public async Task Case_68_a_member_with_a_volume_need_not_be_set_up_again()
    {
        var member = await CreateStoredAsync();

        await World.Cluster.RestartAsync(OperatorWorld.Tenant, member.Pod, Cancelled);

        await World.UntilEventAsync("c1", $"container ID has changed for member{{{member.Pod}}}; will re-check setup");
        await World.UntilAsync("c1", item => IsSetUpAgain(item, member));
        Assert.Equal(["--configure"], World.Members.ScriptCalls(member.Pod));
    }

    [Fact]
    public async Task Case_69_a_setup_that_was_interrupted_begins_again()
    {
        var member = await CreateStoredAsync();
        World.Members.Put(member.Pod, "/opt/guestconfig/configure.status", member.StateDetail.LastConfiguredContainer + "=");

        await World.Cluster.RestartAsync(OperatorWorld.Tenant, member.Pod, Cancelled);

        await World.UntilEventAsync("c1", $"previous setup for member{{{member.Pod}}} interrupted; re-trying setup");
        await World.UntilAsync("c1", item => IsSetUpAgain(item, member));
        Assert.Equal(["--configure", "--configure"], World.Members.ScriptCalls(member.Pod));
    }

    private static bool IsSetUpAgain(KubeDirectorCluster cluster, MemberStatus before) =>
        Member(cluster).State == MemberStates.Configured
        && Member(cluster).StateDetail.LastConfiguredContainer != before.StateDetail.LastConfiguredContainer;

    private async Task<MemberStatus> CreateStoredAsync(string app = "a1")
    {
        await World.Client.StorageV1.CreateStorageClassAsync(
            new V1StorageClass { Metadata = new() { Name = "std" }, Provisioner = "test/none" }, cancellationToken: Cancelled);
        await CreateAsync(app: app, change: cluster => cluster.Spec.Roles[0].Storage = new() { Size = "1Gi", StorageClassName = "std" });
        return Member(await World.UntilConfiguredAsync("c1"));
    }
}
