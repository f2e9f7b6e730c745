using k8s;
using k8s.Models;
using MlPipeline.ApiServer.Tests.Hosting;

namespace MlPipeline.ApiServer.Tests;

public sealed class OwnerTests : ServerTests
{
    [Fact]
    public async Task What_an_object_owns_goes_after_it_down_to_the_last_level()
    {
        var owner = await CreateMapAsync("owner");
        var child = await CreateOwnedAsync("child", owner);
        await CreateOwnedAsync("grandchild", child);
        await CreateMapAsync("stranger");
        await Core.DeleteNamespacedConfigMapAsync("owner", "default", cancellationToken: Cancelled);

        await Eventually.HoldsAsync(async () => !await MapExistsAsync("grandchild"), "the grandchild goes");
        Assert.False(await MapExistsAsync("child"));
        Assert.True(await MapExistsAsync("stranger"));
    }

    [Fact]
    public async Task An_object_stays_while_one_of_its_owners_does()
    {
        var first = await CreateMapAsync("first");
        var second = await CreateMapAsync("second");
        await CreateOwnedAsync("shared", first, second);
        var probe = await CreateMapAsync("probe");
        await CreateOwnedAsync("probed", probe);
        await Core.DeleteNamespacedConfigMapAsync("first", "default", cancellationToken: Cancelled);
        await Core.DeleteNamespacedConfigMapAsync("probe", "default", cancellationToken: Cancelled);
        await Eventually.HoldsAsync(async () => !await MapExistsAsync("probed"), "the collector has been past both deletes");
        Assert.True(await MapExistsAsync("shared"));

        await Core.DeleteNamespacedConfigMapAsync("second", "default", cancellationToken: Cancelled);
        await Eventually.HoldsAsync(async () => !await MapExistsAsync("shared"), "the shared object goes with its last owner");
    }

    [Fact]
    public async Task A_foreground_delete_waits_for_what_blocks_it()
    {
        var owner = await CreateMapAsync("owner");
        var child = Samples.ConfigMap("child");
        child.Metadata.OwnerReferences = [Samples.OwnerReference(owner, blocks: true)];
        child.Metadata.Finalizers = ["example.com/hold"];
        await Core.CreateNamespacedConfigMapAsync(child, "default", cancellationToken: Cancelled);
        await Core.DeleteNamespacedConfigMapAsync("owner", "default", propagationPolicy: "Foreground", cancellationToken: Cancelled);

        await Eventually.HoldsAsync(
            async () => (await Core.ReadNamespacedConfigMapAsync("child", "default", cancellationToken: Cancelled)).Metadata.DeletionTimestamp is not null,
            "the child is marked");
        var waiting = await Core.ReadNamespacedConfigMapAsync("owner", "default", cancellationToken: Cancelled);
        Assert.Equal(["foregroundDeletion"], waiting.Metadata.Finalizers);

        var release = new V1Patch("""{"metadata":{"finalizers":null}}""", V1Patch.PatchType.MergePatch);
        await Core.PatchNamespacedConfigMapAsync(release, "child", "default", cancellationToken: Cancelled);
        await Eventually.HoldsAsync(async () => !await MapExistsAsync("owner"), "the owner goes after the child");
    }

    [Fact]
    public async Task An_orphaning_delete_leaves_what_was_owned()
    {
        var owner = await CreateMapAsync("owner");
        await CreateOwnedAsync("child", owner);
        await Core.DeleteNamespacedConfigMapAsync("owner", "default", propagationPolicy: "Orphan", cancellationToken: Cancelled);

        await Eventually.HoldsAsync(async () => !await MapExistsAsync("owner"), "the owner goes");
        var child = await Core.ReadNamespacedConfigMapAsync("child", "default", cancellationToken: Cancelled);
        Assert.Empty(child.Metadata.OwnerReferences ?? []);
    }

    [Fact]
    public async Task An_object_whose_owner_has_already_gone_goes_too()
    {
        var owner = await CreateMapAsync("owner");
        await Core.DeleteNamespacedConfigMapAsync("owner", "default", cancellationToken: Cancelled);
        await CreateOwnedAsync("late", owner);

        await Eventually.HoldsAsync(async () => !await MapExistsAsync("late"), "the late object goes");
    }

    private Task<V1ConfigMap> CreateOwnedAsync(string name, params V1ConfigMap[] owners)
    {
        var map = Samples.ConfigMap(name);
        map.Metadata.OwnerReferences = [.. owners.Select(owner => Samples.OwnerReference(owner))];
        return Core.CreateNamespacedConfigMapAsync(map, "default", cancellationToken: Cancelled);
    }
}
