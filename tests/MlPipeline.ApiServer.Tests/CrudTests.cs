using System.Net;
using k8s;
using k8s.Autorest;
using k8s.Models;
using MlPipeline.ApiServer.Tests.Hosting;

namespace MlPipeline.ApiServer.Tests;

public sealed class CrudTests : IAsyncLifetime
{
    private TestServer _server = null!;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private ICoreV1Operations Core => _server.Client.CoreV1;

    public async ValueTask InitializeAsync() => _server = await TestServer.StartAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task A_created_object_is_read_back_with_what_the_system_sets()
    {
        var created = await Core.CreateNamespacedConfigMapAsync(Samples.ConfigMap("a"), "default", cancellationToken: Cancelled);
        var read = await Core.ReadNamespacedConfigMapAsync("a", "default", cancellationToken: Cancelled);

        Assert.Equal("value", read.Data["key"]);
        Assert.Equal(created.Metadata.ResourceVersion, read.Metadata.ResourceVersion);
        Assert.True(Guid.TryParse(read.Metadata.Uid, out _));
        Assert.NotNull(read.Metadata.CreationTimestamp);
        Assert.Equal("default", read.Metadata.NamespaceProperty);
    }

    [Fact]
    public async Task Creating_it_twice_answers_that_it_exists()
    {
        await Core.CreateNamespacedConfigMapAsync(Samples.ConfigMap("a"), "default", cancellationToken: Cancelled);
        var failure = await Assert.ThrowsAsync<HttpOperationException>(
            () => Core.CreateNamespacedConfigMapAsync(Samples.ConfigMap("a"), "default", cancellationToken: Cancelled));

        Assert.Equal(HttpStatusCode.Conflict, failure.Response.StatusCode);
        Assert.Contains("\"reason\":\"AlreadyExists\"", failure.Response.Content, StringComparison.Ordinal);
        Assert.Contains("configmaps \\\"a\\\" already exists", failure.Response.Content, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_generated_name_begins_with_its_prefix_and_never_collides()
    {
        var names = new HashSet<string>();
        for (var i = 0; i < 20; i++)
        {
            var map = new V1ConfigMap { Metadata = new V1ObjectMeta { GenerateName = "gen-" } };
            names.Add((await Core.CreateNamespacedConfigMapAsync(map, "default", cancellationToken: Cancelled)).Metadata.Name);
        }

        Assert.Equal(20, names.Count);
        Assert.All(names, name => Assert.Matches("^gen-[a-z0-9]{5}$", name));
    }
}
