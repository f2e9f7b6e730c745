using System.Text.Json;
using k8s;
using k8s.Models;
using MlPipeline.KubeDirector.Resources;
using MlPipeline.Operator.Tests.Fixtures;
using MlPipeline.Operator.Tests.Hosting;

namespace MlPipeline.Operator.Tests.Reconcile;

public sealed class ConfigTests : OperatorTests
{
    [Fact]
    public async Task Case_33_a_kdconfig_becomes_ready()
    {
        await World.CreateConfigAsync(new());

        var config = await Eventually.GetAsync(GetAsync, item => item.Status?.State == "ready", item => KubernetesJson.Serialize(item));

        Assert.Contains("kubedirector.hpe.com/cleanup", config.Metadata.Finalizers);
        var events = await Eventually.GetAsync(
            async () => (await World.Client.CoreV1.ListNamespacedEventAsync(OperatorWorld.OperatorNamespace, cancellationToken: Cancelled)).Items.Select(item => item.Message).ToList(),
            messages => messages.Contains("stable"),
            messages => string.Join('\n', messages));
        Assert.Contains("new", events);
    }

    [Fact]
    public async Task Case_32_a_kdconfig_stays_as_long_as_there_are_kdclusters()
    {
        await World.CreateConfigAsync(new());
        await CreateAsync();
        await World.UntilConfiguredAsync("c1");

        var refusal = await Assert.ThrowsAsync<k8s.Autorest.HttpOperationException>(DeleteConfigAsync);
        Assert.Contains("kd-global-config cannot be deleted while kdclusters exist", refusal.Response.Content, StringComparison.Ordinal);

        await World.DeleteAsync("c1");
        await Eventually.HoldsAsync(async () => (await World.StatefulSetsAsync("c1")).Count == 0, "stateful sets of c1 are gone");
        await DeleteConfigAsync();
    }

    [Fact]
    public async Task Case_24_and_25_secret_keys_are_stored_encrypted_and_reach_the_members_in_plain_text()
    {
        await World.CreateConfigAsync(new());
        await CreateAsync(change: cluster => cluster.Spec.Roles[0].SecretKeys = [new() { Name = "k", Value = "v" }]);

        var cluster = await World.UntilConfiguredAsync("c1");

        var key = Assert.Single(cluster.Spec.Roles[0].SecretKeys!);
        Assert.Equal(("k", null), (key.Name, key.Value));
        Assert.Matches("^[0-9a-f]+$", key.EncryptedValue);
        Assert.Equal("v", World.Members.Metadata(Member(cluster).Pod).NodeGroups["1"].Roles["r"].SecretKeys!["k"]);
        var refusal = await Assert.ThrowsAsync<k8s.Autorest.HttpOperationException>(() => CreateAsync(
            "c2", change: other => other.Spec.Roles[0].SecretKeys = [new() { Name = "k", EncryptedValue = key.EncryptedValue }]));
        Assert.Contains("manually setting secret key (k) encrypted value is forbidden", refusal.Response.Content, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Case_75_a_status_is_kept_as_long_as_the_kdconfig_says_so()
    {
        await World.CreateConfigAsync(new() { BackupClusterStatus = true });
        await CreateAsync();
        var cluster = await World.UntilConfiguredAsync("c1");

        var backup = await Eventually.GetAsync(
            () => World.BackupAsync("c1"), item => item?.Spec.StatusBackup?.GenerationUid == cluster.Status!.GenerationUid, _ => "no backup of that status");
        Assert.Equal(cluster.Metadata.Uid, backup!.Metadata.OwnerReferences[0].Uid);
        Assert.Equal("true", (await World.GetAsync("c1")).Metadata.Annotations["kubedirector.hpe.com/status-backup-exists"]);

        await World.PatchConfigAsync("""{"spec":{"backupClusterStatus":false}}""");

        await World.UntilAsync("c1", item => item.GetAnnotation("kubedirector.hpe.com/status-backup-exists") == "false");
        await Eventually.HoldsAsync(async () => await World.BackupAsync("c1") is null, "the backup of c1 is gone");
    }

    [Fact]
    public async Task Case_76_a_kdcluster_from_a_backup_goes_on_when_all_is_there()
    {
        await World.CreateConfigAsync(new() { BackupClusterStatus = true });
        await CreateAsync();
        var cluster = await World.UntilConfiguredAsync("c1");
        var backup = await Eventually.GetAsync(
            () => World.BackupAsync("c1"), item => item?.Spec.StatusBackup?.State == ClusterStates.Configured, _ => "no backup");
        await World.DeleteAsync("c1");
        await Eventually.HoldsAsync(async () => (await World.StatefulSetsAsync("c1")).Count == 0 && await World.BackupAsync("c1") is null, "the backup of c1 is gone");

        await CreateAsync(change: again =>
        {
            again.Metadata.Annotations = new Dictionary<string, string> { ["kubedirector.hpe.com/status-backup-exists"] = "true" };
            again.Spec = cluster.Spec;
        });
        var waiting = await World.UntilAsync("c1", item => item.Status?.RestoreProgress is { AwaitingApp: false });
        Assert.Equal((true, true), (waiting.Status!.RestoreProgress!.AwaitingStatus, waiting.Status.RestoreProgress.AwaitingResources));
        backup!.Metadata = new() { Name = "c1", NamespaceProperty = OperatorWorld.Tenant };
        await World.CreateAsync(backup);
        await World.UntilAsync("c1", item => item.Status?.RestoreProgress is { AwaitingStatus: false, AwaitingResources: true });
        await World.RecreateObjectsAsync(cluster);

        var restored = await World.UntilAsync("c1", item => item.GetLabel("kubedirector.hpe.com/restoring") is null && item.Status?.State == ClusterStates.Configured);

        Assert.Equal(cluster.Status!.Roles[0].StatefulSet, restored.Status!.Roles[0].StatefulSet);
        await World.UntilEventAsync("c1", "resuming reconciliation");
    }

    private Task<KubeDirectorConfig> GetAsync() => World.Client.CustomObjects.GetNamespacedCustomObjectAsync<KubeDirectorConfig>(
        KubeDirectorGroup.Name, KubeDirectorGroup.Version, OperatorWorld.OperatorNamespace, KubeDirectorGroup.ConfigPlural, KubeDirectorGroup.ConfigName, Cancelled);

    private Task DeleteConfigAsync() => World.Client.CustomObjects.DeleteNamespacedCustomObjectAsync<JsonElement>(
        KubeDirectorGroup.Name, KubeDirectorGroup.Version, OperatorWorld.OperatorNamespace, KubeDirectorGroup.ConfigPlural, KubeDirectorGroup.ConfigName, cancellationToken: Cancelled);
}
