using System.Net;
using k8s;
using k8s.Models;
using MlPipeline.ApiServer.Tests.Hosting;

namespace MlPipeline.ApiServer.Tests;

public sealed class DeletionTests : ServerTests
{
    [Fact]
    public async Task A_delete_answers_success_with_what_was_deleted()
    {
        var created = await CreateMapAsync("a");
        var status = await Core.DeleteNamespacedConfigMapAsync("a", "default", cancellationToken: Cancelled);

        Assert.Equal("Success", status.Status);
        Assert.Equal(("a", "configmaps", created.Metadata.Uid), (status.Details.Name, status.Details.Kind, status.Details.Uid));
        Assert.False(await MapExistsAsync("a"));
    }

    [Fact]
    public async Task A_finalizer_keeps_a_deleted_object_until_it_is_removed()
    {
        await CreateMapAsync("a");
        await PatchAsync("""{"metadata":{"finalizers":["example.com/cleanup"]}}""");
        await Core.DeleteNamespacedConfigMapAsync("a", "default", cancellationToken: Cancelled);

        var kept = await Core.ReadNamespacedConfigMapAsync("a", "default", cancellationToken: Cancelled);
        Assert.NotNull(kept.Metadata.DeletionTimestamp);
        var status = await FailsAsync(
            HttpStatusCode.UnprocessableEntity, () => PatchAsync("""{"metadata":{"finalizers":["example.com/cleanup","x.y/z"]}}"""));
        Assert.Equal(
            "ConfigMap \"a\" is invalid: metadata.finalizers: Forbidden: no new finalizers can be added if the object is being deleted, found new finalizers []string{\"x.y/z\"}",
            status.Message);

        await PatchAsync("""{"metadata":{"finalizers":null}}""");
        Assert.False(await MapExistsAsync("a"));
    }

    [Fact]
    public async Task Preconditions_protect_another_incarnation()
    {
        var created = await CreateMapAsync("a");
        var wrongUid = new V1DeleteOptions { Preconditions = new V1Preconditions { Uid = Guid.Empty.ToString() } };
        var status = await FailsAsync(
            HttpStatusCode.Conflict, () => Core.DeleteNamespacedConfigMapAsync("a", "default", wrongUid, cancellationToken: Cancelled));
        Assert.Contains("the UID in the precondition (00000000-0000-0000-0000-000000000000) does not match the UID in record", status.Message, StringComparison.Ordinal);

        var wrongRevision = new V1DeleteOptions { Preconditions = new V1Preconditions { ResourceVersion = "1" } };
        await FailsAsync(HttpStatusCode.Conflict, () => Core.DeleteNamespacedConfigMapAsync("a", "default", wrongRevision, cancellationToken: Cancelled));

        var right = new V1DeleteOptions { Preconditions = new V1Preconditions { Uid = created.Metadata.Uid } };
        await Core.DeleteNamespacedConfigMapAsync("a", "default", right, cancellationToken: Cancelled);
        Assert.False(await MapExistsAsync("a"));
    }

    [Fact]
    public async Task A_running_pod_is_marked_and_goes_when_its_node_says_so()
    {
        await Core.CreateNamespacedPodAsync(Samples.Pod("p", nodeName: "n1"), "default", cancellationToken: Cancelled);
        var marked = await Core.DeleteNamespacedPodAsync("p", "default", cancellationToken: Cancelled);
        Assert.NotNull(marked.Metadata.DeletionTimestamp);
        Assert.Equal(30, marked.Metadata.DeletionGracePeriodSeconds);
        Assert.Single((await Core.ListNamespacedPodAsync("default", cancellationToken: Cancelled)).Items);

        await Core.DeleteNamespacedPodAsync("p", "default", gracePeriodSeconds: 0, cancellationToken: Cancelled);
        Assert.Empty((await Core.ListNamespacedPodAsync("default", cancellationToken: Cancelled)).Items);
    }

    [Fact]
    public async Task A_pod_that_no_node_runs_goes_at_once()
    {
        await Core.CreateNamespacedPodAsync(Samples.Pod("p"), "default", cancellationToken: Cancelled);
        var deleted = await Core.DeleteNamespacedPodAsync("p", "default", cancellationToken: Cancelled);

        Assert.Equal("p", deleted.Metadata.Name);
        Assert.Empty((await Core.ListNamespacedPodAsync("default", cancellationToken: Cancelled)).Items);
    }

    [Fact]
    public async Task A_delete_of_many_deletes_what_is_selected()
    {
        await CreateMapAsync("a", ("app", "demo"));
        await CreateMapAsync("b", ("app", "demo"));
        await CreateMapAsync("c");
        await Core.DeleteCollectionNamespacedConfigMapAsync("default", labelSelector: "app=demo", cancellationToken: Cancelled);

        var left = await Core.ListNamespacedConfigMapAsync("default", cancellationToken: Cancelled);
        Assert.Equal("c", Assert.Single(left.Items).Metadata.Name);
    }

    [Fact]
    public async Task A_dry_delete_deletes_nothing()
    {
        await CreateMapAsync("a");
        await Core.DeleteNamespacedConfigMapAsync("a", "default", dryRun: "All", cancellationToken: Cancelled);

        Assert.True(await MapExistsAsync("a"));
    }

    [Fact]
    public async Task A_namespace_takes_its_content_with_it()
    {
        await Core.CreateNamespaceAsync(new V1Namespace { Metadata = new V1ObjectMeta { Name = "gone" } }, cancellationToken: Cancelled);
        await Core.CreateNamespacedConfigMapAsync(Samples.ConfigMap("a"), "gone", cancellationToken: Cancelled);
        var held = Samples.ConfigMap("held");
        held.Metadata.Finalizers = ["example.com/hold"];
        await Core.CreateNamespacedConfigMapAsync(held, "gone", cancellationToken: Cancelled);

        await Core.DeleteNamespaceAsync("gone", cancellationToken: Cancelled);
        await Eventually.HoldsAsync(async () => !await MapExistsAsync("a", "gone"), "the content goes");
        var terminating = await Core.ReadNamespaceAsync("gone", cancellationToken: Cancelled);
        Assert.Equal("Terminating", terminating.Status.Phase);
        var status = await FailsAsync(
            HttpStatusCode.Forbidden, () => Core.CreateNamespacedConfigMapAsync(Samples.ConfigMap("late"), "gone", cancellationToken: Cancelled));
        Assert.Equal(
            "configmaps \"late\" is forbidden: unable to create new content in namespace gone because it is being terminated", status.Message);

        var release = new V1Patch("""{"metadata":{"finalizers":null}}""", V1Patch.PatchType.MergePatch);
        await Core.PatchNamespacedConfigMapAsync(release, "held", "gone", cancellationToken: Cancelled);
        await Eventually.HoldsAsync(
            async () => (await Core.ListNamespaceAsync(fieldSelector: "metadata.name=gone", cancellationToken: Cancelled)).Items.Count == 0,
            "the namespace goes");
    }

    private Task<V1ConfigMap> PatchAsync(string patch) => Core.PatchNamespacedConfigMapAsync(
        new V1Patch(patch, V1Patch.PatchType.MergePatch), "a", "default", cancellationToken: Cancelled);
}
