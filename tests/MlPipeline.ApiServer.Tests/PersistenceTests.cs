using System.Net;
using k8s;
using k8s.Autorest;
using k8s.Models;
using MlPipeline.ApiServer.Tests.Hosting;

namespace MlPipeline.ApiServer.Tests;

public sealed class PersistenceTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("apiserver-state-");

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Objects_definitions_and_revisions_survive_a_restart()
    {
        string revision;
        await using (var first = await TestServer.StartAsync(_folder.FullName))
        {
            await first.Client.ApiextensionsV1.CreateCustomResourceDefinitionAsync(Samples.Definition(), cancellationToken: Cancelled);
            await first.Client.CoreV1.CreateNamespacedConfigMapAsync(Samples.ConfigMap("a"), "default", cancellationToken: Cancelled);
            await first.Client.CoreV1.CreateNamespacedConfigMapAsync(Samples.ConfigMap("gone"), "default", cancellationToken: Cancelled);
            await first.Client.CoreV1.DeleteNamespacedConfigMapAsync("gone", "default", cancellationToken: Cancelled);
            revision = (await first.Client.CoreV1.ListNamespacedConfigMapAsync("default", cancellationToken: Cancelled)).Metadata.ResourceVersion;
        }

        await using var second = await TestServer.StartAsync(_folder.FullName);
        var list = await second.Client.CoreV1.ListNamespacedConfigMapAsync("default", cancellationToken: Cancelled);
        Assert.Equal("a", Assert.Single(list.Items).Metadata.Name);
        Assert.Equal(revision, list.Metadata.ResourceVersion);
        using var widgets = await second.Http.GetAsync("apis/example.com/v1/widgets", Cancelled);
        Assert.Equal(HttpStatusCode.OK, widgets.StatusCode);
    }

    [Fact]
    public async Task A_watch_resumes_over_a_restart()
    {
        string revision;
        await using (var first = await TestServer.StartAsync(_folder.FullName))
        {
            revision = (await first.Client.CoreV1.ListNamespacedConfigMapAsync("default", cancellationToken: Cancelled)).Metadata.ResourceVersion;
            await first.Client.CoreV1.CreateNamespacedConfigMapAsync(Samples.ConfigMap("a", ("app", "x")), "default", cancellationToken: Cancelled);
            await first.Client.CoreV1.DeleteNamespacedConfigMapAsync("a", "default", cancellationToken: Cancelled);
        }

        await using var second = await TestServer.StartAsync(_folder.FullName);
        await using var watch = await OpenWatch.OpenAsync(
            second.Http, $"api/v1/namespaces/default/configmaps?watch=1&labelSelector=app%3Dx&resourceVersion={revision}");
        Assert.Equal("ADDED a", await watch.NextAsync());
        Assert.Equal("DELETED a", await watch.NextAsync());
    }

    [Fact]
    public async Task Every_acknowledged_write_is_on_disk_before_its_answer()
    {
        var copy = _folder.CreateSubdirectory("copy").FullName;
        await using (var server = await TestServer.StartAsync(_folder.FullName))
        {
            await Task.WhenAll(Enumerable.Range(0, 100).Select(i =>
                server.Client.CoreV1.CreateNamespacedConfigMapAsync(Samples.ConfigMap($"m{i}"), "default", cancellationToken: Cancelled)));

            // What is in the files now, without a clean end, is what a killed process leaves behind.
            foreach (var file in _folder.GetFiles("state.db*"))
            {
                file.CopyTo(Path.Combine(copy, file.Name));
            }
        }

        await using var reopened = await TestServer.StartAsync(copy);
        Assert.Equal(100, (await reopened.Client.CoreV1.ListNamespacedConfigMapAsync("default", cancellationToken: Cancelled)).Items.Count);
    }

    [Fact]
    public async Task Compaction_keeps_every_object_and_drops_replaced_versions()
    {
        await using (var first = await TestServer.StartAsync(_folder.FullName, options => options with { WatchWindow = 16 }))
        {
            var core = first.Client.CoreV1;
            await core.CreateNamespacedConfigMapAsync(Samples.ConfigMap("steady"), "default", cancellationToken: Cancelled);
            await core.CreateNamespacedConfigMapAsync(Samples.ConfigMap("busy"), "default", cancellationToken: Cancelled);
            for (var i = 0; i < 600; i++)
            {
                var patch = new V1Patch($$$"""{"data":{"key":"{{{i}}}"}}""", V1Patch.PatchType.MergePatch);
                await core.PatchNamespacedConfigMapAsync(patch, "busy", "default", cancellationToken: Cancelled);
            }
        }

        using (var journal = Storage.SqliteJournal.Open(Path.Combine(_folder.FullName, "state.db"), 1 << 30))
        {
            Assert.InRange(journal.ReadAll().Count(), 4, 400);
        }

        await using var second = await TestServer.StartAsync(_folder.FullName);
        var maps = await second.Client.CoreV1.ListNamespacedConfigMapAsync("default", cancellationToken: Cancelled);
        Assert.Equal(["599", "value"], maps.Items.Select(map => map.Data["key"]));
    }

    [Fact]
    public async Task A_full_database_refuses_writes_keeps_reads_and_loses_nothing()
    {
        await using (var server = await TestServer.StartAsync(_folder.FullName, options => options with { DatabaseSizeLimit = 256 * 1024 }))
        {
            var core = server.Client.CoreV1;
            await core.CreateNamespacedConfigMapAsync(Samples.ConfigMap("before"), "default", cancellationToken: Cancelled);
            var large = Samples.ConfigMap("large");
            large.Data["key"] = new string('x', 500_000);
            var failure = await Assert.ThrowsAsync<HttpOperationException>(
                () => core.CreateNamespacedConfigMapAsync(large, "default", cancellationToken: Cancelled));
            var status = KubernetesJson.Deserialize<V1Status>(failure.Response.Content);
            Assert.Equal((507, "InsufficientStorage"), ((int)failure.Response.StatusCode, status.Reason));
            Assert.Contains("free some space and try again", status.Message, StringComparison.Ordinal);

            Assert.Equal("before", Assert.Single((await core.ListNamespacedConfigMapAsync("default", cancellationToken: Cancelled)).Items).Metadata.Name);
            await core.CreateNamespacedConfigMapAsync(Samples.ConfigMap("after"), "default", cancellationToken: Cancelled);
        }

        await using var reopened = await TestServer.StartAsync(_folder.FullName);
        var names = (await reopened.Client.CoreV1.ListNamespacedConfigMapAsync("default", cancellationToken: Cancelled)).Items.Select(map => map.Metadata.Name);
        Assert.Equal(["after", "before"], names);
    }
}
