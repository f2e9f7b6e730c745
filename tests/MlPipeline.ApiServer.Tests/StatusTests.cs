using System.Net;
using k8s;
using k8s.Models;
using MlPipeline.ApiServer.Tests.Hosting;

namespace MlPipeline.ApiServer.Tests;

public sealed class StatusTests : ServerTests
{
    private IAppsV1Operations Apps => Server.Client.AppsV1;

    [Fact]
    public async Task A_new_object_has_no_status_of_the_clients_making()
    {
        var sent = Samples.Pod("p");
        sent.Status = new V1PodStatus { Phase = "Running" };

        Assert.Equal("Pending", (await Core.CreateNamespacedPodAsync(sent, "default", cancellationToken: Cancelled)).Status.Phase);
    }

    [Fact]
    public async Task The_main_resource_ignores_status()
    {
        var created = await Core.CreateNamespacedPodAsync(Samples.Pod("p"), "default", cancellationToken: Cancelled);
        created.Status.Phase = "Running";
        created.Metadata.Labels = new Dictionary<string, string> { ["x"] = "1" };
        var replaced = await Core.ReplaceNamespacedPodAsync(created, "p", "default", cancellationToken: Cancelled);

        Assert.Equal("Pending", replaced.Status.Phase);
        Assert.Equal("1", replaced.Metadata.Labels["x"]);
    }

    [Fact]
    public async Task The_status_resource_changes_status_only_and_keeps_the_generation()
    {
        var created = await Apps.CreateNamespacedStatefulSetAsync(Samples.StatefulSet("s"), "default", cancellationToken: Cancelled);
        created.Status = new V1StatefulSetStatus { Replicas = 1, ReadyReplicas = 1 };
        created.Spec.Replicas = 5;
        var replaced = await Apps.ReplaceNamespacedStatefulSetStatusAsync(created, "s", "default", cancellationToken: Cancelled);

        Assert.Equal(1, replaced.Status.ReadyReplicas);
        Assert.Equal(1, replaced.Spec.Replicas);
        Assert.Equal(1, replaced.Metadata.Generation);
    }

    [Fact]
    public async Task A_patch_of_status_leaves_the_rest_alone()
    {
        await Core.CreateNamespacedPodAsync(Samples.Pod("p"), "default", cancellationToken: Cancelled);
        var patch = new V1Patch("""{"metadata":{"labels":{"evil":"1"}},"status":{"phase":"Running","podIP":"127.9.9.9"}}""", V1Patch.PatchType.MergePatch);
        var patched = await Core.PatchNamespacedPodStatusAsync(patch, "p", "default", cancellationToken: Cancelled);

        Assert.Equal("Running", patched.Status.Phase);
        Assert.Null(patched.Metadata.Labels);
    }

    [Fact]
    public async Task A_stale_status_conflicts()
    {
        var created = await Core.CreateNamespacedPodAsync(Samples.Pod("p"), "default", cancellationToken: Cancelled);
        created.Status.Phase = "Running";
        await Core.ReplaceNamespacedPodStatusAsync(created, "p", "default", cancellationToken: Cancelled);
        created.Status.Phase = "Failed";

        await FailsAsync(HttpStatusCode.Conflict, () => Core.ReplaceNamespacedPodStatusAsync(created, "p", "default", cancellationToken: Cancelled));
    }

    [Fact]
    public async Task Only_a_change_of_spec_moves_the_generation()
    {
        var created = await Apps.CreateNamespacedStatefulSetAsync(Samples.StatefulSet("s"), "default", cancellationToken: Cancelled);
        Assert.Equal(1, created.Metadata.Generation);

        created.Metadata.Annotations = new Dictionary<string, string> { ["note"] = "x" };
        var annotated = await Apps.ReplaceNamespacedStatefulSetAsync(created, "s", "default", cancellationToken: Cancelled);
        Assert.Equal(1, annotated.Metadata.Generation);

        annotated.Spec.Replicas = 3;
        var scaled = await Apps.ReplaceNamespacedStatefulSetAsync(annotated, "s", "default", cancellationToken: Cancelled);
        Assert.Equal(2, scaled.Metadata.Generation);
    }

    [Fact]
    public async Task Scale_shows_and_changes_the_replicas()
    {
        await Apps.CreateNamespacedStatefulSetAsync(Samples.StatefulSet("s", replicas: 2), "default", cancellationToken: Cancelled);
        var scale = await Apps.ReadNamespacedStatefulSetScaleAsync("s", "default", cancellationToken: Cancelled);
        Assert.Equal(2, scale.Spec.Replicas);
        Assert.Equal("app=s", scale.Status.Selector);

        scale.Spec.Replicas = 4;
        await Apps.ReplaceNamespacedStatefulSetScaleAsync(scale, "s", "default", cancellationToken: Cancelled);
        Assert.Equal(4, (await Apps.ReadNamespacedStatefulSetAsync("s", "default", cancellationToken: Cancelled)).Spec.Replicas);

        var patch = new V1Patch("""{"spec":{"replicas":1}}""", V1Patch.PatchType.MergePatch);
        Assert.Equal(1, (await Apps.PatchNamespacedStatefulSetScaleAsync(patch, "s", "default", cancellationToken: Cancelled)).Spec.Replicas);
    }

    [Fact]
    public async Task A_stateful_set_says_everything_that_is_wrong()
    {
        var set = Samples.StatefulSet("s1", replicas: -1);
        set.Spec.Template.Metadata.Labels = new Dictionary<string, string>();
        var status = await FailsAsync(
            HttpStatusCode.UnprocessableEntity, () => Apps.CreateNamespacedStatefulSetAsync(set, "default", cancellationToken: Cancelled));

        Assert.StartsWith(
            "StatefulSet.apps \"s1\" is invalid: [spec.replicas: Invalid value: -1: must be greater than or equal to 0, spec.template.metadata.labels:",
            status.Message,
            StringComparison.Ordinal);
        Assert.Equal(2, status.Details.Causes.Count);
    }

    [Fact]
    public async Task The_selector_of_a_stateful_set_stays()
    {
        var created = await Apps.CreateNamespacedStatefulSetAsync(Samples.StatefulSet("s"), "default", cancellationToken: Cancelled);
        created.Spec.ServiceName = "other";
        var status = await FailsAsync(
            HttpStatusCode.UnprocessableEntity, () => Apps.ReplaceNamespacedStatefulSetAsync(created, "s", "default", cancellationToken: Cancelled));

        Assert.Contains("spec: Forbidden: updates to statefulset spec", status.Message, StringComparison.Ordinal);
    }
}
