using System.Text.Json;
using k8s;
using k8s.Models;
using MlPipeline.ApiServer.Tests.Hosting;

namespace MlPipeline.ApiServer.Tests;

public sealed class WatchTests : ServerTests
{
    private const string Maps = "api/v1/namespaces/default/configmaps";

    protected override ApiServerOptions Configure(ApiServerOptions options) => options with { WatchWindow = 64 };

    [Fact]
    public async Task A_watch_shows_what_is_there_and_then_what_changes()
    {
        await CreateMapAsync("before");
        await using var watch = await OpenAsync("");
        Assert.Equal("ADDED before", await watch.NextAsync());

        await CreateMapAsync("a");
        Assert.Equal("ADDED a", await watch.NextAsync());
        await SetAsync("a", """{"data":{"key":"2"}}""");
        Assert.Equal("MODIFIED a", await watch.NextAsync());
        await Core.DeleteNamespacedConfigMapAsync("a", "default", cancellationToken: Cancelled);
        Assert.Equal("DELETED a", await watch.NextAsync());
    }

    [Fact]
    public async Task A_watch_resumes_after_a_revision_without_gap_or_repetition()
    {
        await CreateMapAsync("a");
        var list = await Core.ListNamespacedConfigMapAsync("default", cancellationToken: Cancelled);
        await CreateMapAsync("b");
        await CreateMapAsync("c");
        await using var watch = await OpenAsync($"resourceVersion={list.Metadata.ResourceVersion}");

        Assert.Equal("ADDED b", await watch.NextAsync());
        Assert.Equal("ADDED c", await watch.NextAsync());
        await CreateMapAsync("d");
        Assert.Equal("ADDED d", await watch.NextAsync());
    }

    [Fact]
    public async Task A_revision_before_the_window_is_too_old()
    {
        await CreateMapAsync("a");
        for (var i = 0; i < 100; i++)
        {
            await SetAsync("a", $$$"""{"data":{"key":"{{{i}}}"}}""");
        }

        await using var watch = await OpenAsync("resourceVersion=2");
        using var line = JsonDocument.Parse((await watch.NextLineAsync())!);
        var status = line.RootElement.GetProperty("object");

        Assert.Equal("ERROR", line.RootElement.GetProperty("type").GetString());
        Assert.Equal(410, status.GetProperty("code").GetInt32());
        Assert.Equal("Expired", status.GetProperty("reason").GetString());
        Assert.StartsWith("too old resource version: 2 (", status.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Null(await watch.NextLineAsync());
    }

    [Fact]
    public async Task Many_changes_of_another_resource_do_not_make_a_revision_too_old()
    {
        await CreateMapAsync("a");
        var seen = (await Core.ListNamespacedSecretAsync("default", cancellationToken: Cancelled)).Metadata.ResourceVersion;
        for (var i = 0; i < 100; i++)
        {
            await SetAsync("a", $$$"""{"data":{"key":"{{{i}}}"}}""");
        }

        await Core.CreateNamespacedSecretAsync(new V1Secret { Metadata = new V1ObjectMeta { Name = "s" } }, "default", cancellationToken: Cancelled);
        await using var watch = await OpenWatch.OpenAsync(Http, $"api/v1/namespaces/default/secrets?watch=1&resourceVersion={seen}");
        Assert.Equal("ADDED s", await watch.NextAsync());
    }

    [Fact]
    public async Task Losing_and_gaining_the_selected_label_shows_as_deletion_and_addition()
    {
        await using var watch = await OpenAsync("labelSelector=app%3Ddemo");
        await CreateMapAsync("a", ("app", "demo"));
        await CreateMapAsync("unselected");
        Assert.Equal("ADDED a", await watch.NextAsync());

        await SetAsync("a", """{"metadata":{"labels":{"app":null}}}""");
        using var deleted = JsonDocument.Parse((await watch.NextLineAsync())!);
        Assert.Equal("DELETED", deleted.RootElement.GetProperty("type").GetString());
        Assert.Equal("demo", deleted.RootElement.GetProperty("object").GetProperty("metadata").GetProperty("labels").GetProperty("app").GetString());
        Assert.Equal(
            (await Core.ReadNamespacedConfigMapAsync("a", "default", cancellationToken: Cancelled)).Metadata.ResourceVersion,
            deleted.RootElement.GetProperty("object").GetProperty("metadata").GetProperty("resourceVersion").GetString());

        await SetAsync("a", """{"metadata":{"labels":{"app":"demo"}}}""");
        Assert.Equal("ADDED a", await watch.NextAsync());
    }

    [Fact]
    public async Task A_watch_of_one_object_sees_only_that()
    {
        await using var watch = await OpenAsync("fieldSelector=metadata.name%3Db");
        await CreateMapAsync("a");
        await CreateMapAsync("b");

        Assert.Equal("ADDED b", await watch.NextAsync());
    }

    [Fact]
    public async Task A_watch_ends_cleanly_at_its_time()
    {
        await using var watch = await OpenAsync("timeoutSeconds=1");

        Assert.Null(await watch.NextLineAsync());
    }

    [Fact]
    public async Task Initial_events_end_with_a_marked_bookmark()
    {
        await CreateMapAsync("a");
        await using var watch = await OpenAsync("sendInitialEvents=true&resourceVersionMatch=NotOlderThan&allowWatchBookmarks=true");
        Assert.Equal("ADDED a", await watch.NextAsync());
        using var line = JsonDocument.Parse((await watch.NextLineAsync())!);

        Assert.Equal("BOOKMARK", line.RootElement.GetProperty("type").GetString());
        Assert.Equal("true", line.RootElement.GetProperty("object").GetProperty("metadata").GetProperty("annotations").GetProperty("k8s.io/initial-events-end").GetString());
    }

    [Fact]
    public async Task The_client_library_follows_changes()
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
        deadline.CancelAfter(TimeSpan.FromSeconds(10));
        await CreateMapAsync("a");
        var seen = new List<(WatchEventType, string)>();
        await foreach (var change in Core.WatchListNamespacedConfigMapAsync("default", cancellationToken: deadline.Token))
        {
            seen.Add((change.Item1, change.Item2.Metadata.Name));
            if (seen.Count == 1)
            {
                await CreateMapAsync("b");
            }
            else
            {
                break;
            }
        }

        Assert.Equal([(WatchEventType.Added, "a"), (WatchEventType.Added, "b")], seen);
    }

    [Fact]
    public async Task Many_watchers_all_see_every_change_in_order()
    {
        var watches = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => OpenAsync("resourceVersion=2")));
        await Task.WhenAll(Enumerable.Range(0, 30).Select(i => CreateMapAsync($"m{i}")));
        var seen = await Task.WhenAll(watches.Select(async watch =>
        {
            var names = new List<string?>();
            while (names.Count < 30)
            {
                names.Add(await watch.NextAsync());
            }

            return string.Join(' ', names.Where(name => name!.StartsWith("ADDED m", StringComparison.Ordinal)));
        }));

        Assert.Single(seen.Distinct());
        foreach (var watch in watches)
        {
            await watch.DisposeAsync();
        }
    }

    private Task<OpenWatch> OpenAsync(string query) => OpenWatch.OpenAsync(Http, $"{Maps}?watch=1&{query}");

    private Task<V1ConfigMap> SetAsync(string name, string patch) => Core.PatchNamespacedConfigMapAsync(
        new V1Patch(patch, V1Patch.PatchType.MergePatch), name, "default", cancellationToken: Cancelled);
}
