using System.Net;
using System.Text.Json;
using k8s;
using k8s.Autorest;
using k8s.Models;
using MlPipeline.KubeDirector.Resources;
using MlPipeline.Operator.Tests.Hosting;

namespace MlPipeline.Operator.Tests.Reconcile;

public sealed class ReviewedWriteTests : OperatorTests
{
    [Fact]
    public async Task Case_10_defaults_are_stored()
    {
        await CreateAsync(change: cluster => (cluster.Spec.NamingScheme, cluster.Spec.Roles[0].Members) = (null, null));

        var spec = (await World.GetAsync("c1")).Spec;

        Assert.Equal(("local", "LoadBalancer", "UID", 1), (spec.AppCatalog, spec.ServiceType, spec.NamingScheme, spec.Roles[0].Members));
    }

    [Fact]
    public async Task Case_12_an_unknown_app_is_denied() => Assert.Equal(
        "admission webhook \"hard-validate-cr.kubedirector.hpe.com\" denied the request: \nInvalid app(nosuch). This app resource ID has not been registered.",
        await DeniedAsync(() => CreateAsync(app: "nosuch")));

    [Fact]
    public async Task Case_23_a_service_account_is_looked_up()
    {
        Assert.EndsWith(
            "service account sa requested by role r does not exist",
            await DeniedAsync(() => CreateAsync(change: cluster => cluster.Spec.Roles[0].ServiceAccountName = "sa")),
            StringComparison.Ordinal);

        await World.Client.CoreV1.CreateNamespacedServiceAccountAsync(
            new V1ServiceAccount { Metadata = new() { Name = "sa" } }, OperatorWorld.Tenant, cancellationToken: Cancelled);
        await CreateAsync(change: cluster => cluster.Spec.Roles[0].ServiceAccountName = "sa");
        await World.UntilConfiguredAsync("c1");
    }

    [Fact]
    public async Task Case_7_and_9_a_kdapp_stays_as_long_as_it_is_used()
    {
        await CreateAsync();
        await World.UntilConfiguredAsync("c1");

        Assert.EndsWith("KubeDirectorCluster resources: n/c1", await DeniedAsync(DeleteAppAsync), StringComparison.Ordinal);

        await World.DeleteAsync("c1");
        await Eventually.GetAsync(async () => (await World.ServicesAsync("c1")).Count, left => left == 0, left => $"{left} services are left");
        await DeleteAppAsync();
    }

    [Fact]
    public async Task Case_28_a_role_with_members_keeps_its_resources()
    {
        await CreateAsync();
        await World.UntilConfiguredAsync("c1");

        var message = await DeniedAsync(() =>
            World.PatchAsync("c1", """{"spec":{"roles":[{"id":"r","members":1,"resources":{"limits":{"cpu":"2","memory":"2Gi"}}}]}}"""));

        Assert.EndsWith("Role(r) properties other than the members count cannot be modified while role members exist.", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Case_30_a_change_waits_until_members_have_been_notified()
    {
        await CreateAsync();
        await World.UntilConfiguredAsync("c1");
        World.Members.Script = (_, line) => line.StartsWith("--addnodes", StringComparison.Ordinal) ? 1 : 0;
        await World.PatchAsync("c1", Scale(2));
        var cluster = await World.UntilAsync("c1", item => Member(item).StateDetail.PendingNotifyCommands is { Count: 1 });

        Assert.EndsWith(
            "Change to spec not allowed because some members have not processed notifications of previous change.",
            await DeniedAsync(() => World.PatchAsync("c1", Scale(3))),
            StringComparison.Ordinal);
        await World.UntilEventAsync("c1", $"failed to notify member{{{Pods(cluster)[0]}}} about member changes");

        World.Members.Script = (_, _) => 0;
        await World.UntilConfiguredAsync("c1", members: 2);
        await World.PatchAsync("c1", Scale(3));
        await World.UntilConfiguredAsync("c1", members: 3);
    }

    [Fact]
    public async Task Case_8_a_label_of_a_used_kdapp_may_change()
    {
        await CreateAsync();
        await World.UntilConfiguredAsync("c1");

        await World.Client.CustomObjects.PatchNamespacedCustomObjectAsync<JsonElement>(
            new V1Patch("""{"metadata":{"labels":{"a":"b"}}}""", V1Patch.PatchType.MergePatch),
            KubeDirectorGroup.Name, KubeDirectorGroup.Version, OperatorWorld.Tenant, KubeDirectorGroup.AppPlural, "a1", cancellationToken: Cancelled);
    }

    private Task<JsonElement> DeleteAppAsync() => World.Client.CustomObjects.DeleteNamespacedCustomObjectAsync<JsonElement>(
        KubeDirectorGroup.Name, KubeDirectorGroup.Version, OperatorWorld.Tenant, KubeDirectorGroup.AppPlural, "a1", cancellationToken: Cancelled);

    private static async Task<string> DeniedAsync(Func<Task> write)
    {
        var exception = await Assert.ThrowsAsync<HttpOperationException>(write);
        Assert.Equal(HttpStatusCode.BadRequest, exception.Response.StatusCode);
        return KubernetesJson.Deserialize<V1Status>(exception.Response.Content).Message;
    }

    private static string Scale(int members) =>
        """{"spec":{"roles":[{"id":"r","members":COUNT,"resources":{"limits":{"cpu":"1","memory":"2Gi"}}}]}}"""
            .Replace("COUNT", FormattableString.Invariant($"{members}"), StringComparison.Ordinal);
}
