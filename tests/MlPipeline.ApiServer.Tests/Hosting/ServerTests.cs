using System.Net;
using k8s;
using k8s.Autorest;
using k8s.Models;

namespace MlPipeline.ApiServer.Tests.Hosting;

/// <summary>Tests that each have a server of their own.</summary>
public abstract class ServerTests : IAsyncLifetime
{
    private protected TestServer Server { get; private set; } = null!;

    protected static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private protected ICoreV1Operations Core => Server.Client.CoreV1;

    private protected HttpClient Http => Server.Http;

    public async ValueTask InitializeAsync() => Server = await TestServer.StartAsync(configure: Configure);

    protected virtual ApiServerOptions Configure(ApiServerOptions options) => options;

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Runs a request that must fail, and returns the status it is answered with.</summary>
    protected static async Task<V1Status> FailsAsync(HttpStatusCode code, Func<Task> request)
    {
        var failure = await Assert.ThrowsAsync<HttpOperationException>(request);
        Assert.Equal(code, failure.Response.StatusCode);
        var status = KubernetesJson.Deserialize<V1Status>(failure.Response.Content);
        Assert.Equal("Failure", status.Status);
        Assert.Equal((int)code, status.Code);
        return status;
    }

    protected async Task<V1ConfigMap> CreateMapAsync(string name, params (string Key, string Value)[] labels) =>
        await Core.CreateNamespacedConfigMapAsync(Samples.ConfigMap(name, labels), "default", cancellationToken: Cancelled);

    protected async Task<bool> MapExistsAsync(string name, string namespaceName = "default") =>
        (await Core.ListNamespacedConfigMapAsync(namespaceName, fieldSelector: $"metadata.name={name}", cancellationToken: Cancelled)).Items.Count == 1;
}
