using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using k8s;
using k8s.Autorest;
using k8s.Models;

namespace MlPipeline.Sandbox.Tests.Hosting;

/// <summary>What a member of the tenant does with a kubeconfig.</summary>
internal sealed class Tenant(Kubernetes client) : IDisposable
{
    public const string Namespace = "k8smltenant";
    private const string Group = "kubedirector.hpe.com";
    private const string Version = "v1beta1";
    private const string Clusters = "kubedirectorclusters";

    public Kubernetes Client => client;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public Task ApplyAsync(JsonObject cluster) =>
        client.CustomObjects.CreateNamespacedCustomObjectAsync(
            JsonSerializer.Deserialize<JsonElement>(cluster.ToJsonString()), Group, Version, Namespace, Clusters, cancellationToken: Cancellation);

    public Task DeleteAsync(string cluster) =>
        client.CustomObjects.DeleteNamespacedCustomObjectAsync(Group, Version, Namespace, Clusters, cluster, cancellationToken: Cancellation);

    /// <summary>Waits until the kdcluster is configured and all its pods are ready.</summary>
    public Task<IList<V1Pod>> ConfiguredAsync(string cluster, int members) =>
        Eventually.GetAsync(
            async cancellationToken =>
            {
                var state = await StateAsync(cluster, cancellationToken);
                var pods = await PodsAsync(cluster);
                return state == "configured" && pods.Count == members && pods.All(IsReady) ? pods : null;
            },
            $"{cluster} configured with {members} members");

    public async Task<IList<V1Pod>> PodsAsync(string cluster) =>
        (await client.CoreV1.ListNamespacedPodAsync(
            Namespace, labelSelector: $"kubedirector.hpe.com/kdcluster={cluster}", cancellationToken: Cancellation)).Items;

    public async Task<IList<V1Service>> ServicesAsync(string cluster, string role) =>
        (await client.CoreV1.ListNamespacedServiceAsync(
            Namespace,
            labelSelector: $"kubedirector.hpe.com/kdcluster={cluster},kubedirector.hpe.com/role={role}",
            cancellationToken: Cancellation)).Items;

    /// <summary>Where the gateway publishes a port of the role's first member.</summary>
    public Task<string> PublishedAsync(string cluster, string role, int port) =>
        Eventually.GetAsync(
            async _ => (await ServicesAsync(cluster, role)).FirstOrDefault()?.GetAnnotation($"hpecp-internal-gateway/{port}"),
            $"{role} of {cluster} published");

    public static bool IsReady(V1Pod pod) =>
        pod.Status?.Conditions?.Any(condition => condition is { Type: "Ready", Status: "True" }) == true;

    public void Dispose() => client.Dispose();

    private async Task<string?> StateAsync(string cluster, CancellationToken cancellationToken)
    {
        try
        {
            var found = (JsonElement)await client.CustomObjects.GetNamespacedCustomObjectAsync(
                Group, Version, Namespace, Clusters, cluster, cancellationToken);
            return found.TryGetProperty("status", out var status) ? status.GetProperty("state").GetString() : null;
        }
        catch (HttpOperationException exception) when (exception.Response.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }
    }
}
