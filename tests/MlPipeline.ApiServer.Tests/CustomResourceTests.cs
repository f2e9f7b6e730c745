using System.Net;
using System.Text.Json.Nodes;
using k8s;
using k8s.Models;
using MlPipeline.ApiServer.Tests.Hosting;

namespace MlPipeline.ApiServer.Tests;

public sealed class CustomResourceTests : ServerTests
{
    private ICustomObjectsOperations Objects => Server.Client.CustomObjects;

    [Fact]
    public async Task A_definition_is_established_and_served_at_once()
    {
        var definition = await DefineAsync();
        Assert.Contains(definition.Status.Conditions, condition => condition is { Type: "Established", Status: "True" });
        Assert.Equal(["v1"], definition.Status.StoredVersions);

        var created = await CreateWidgetAsync("w", """{"size":3}""");
        Assert.Equal("example.com/v1", (string?)created["apiVersion"]);
        Assert.Equal(1, (int?)created["metadata"]!["generation"]);
        Assert.Equal(3, (int?)(await GetWidgetAsync("w"))["spec"]!["size"]);
        var resources = await Objects.GetAPIResourcesAsync("example.com", "v1", Cancelled);
        Assert.Contains(resources.Resources, resource => resource is { Name: "widgets", Kind: "Widget" } && resource.ShortNames.Contains("wd"));
        Assert.Contains(resources.Resources, resource => resource.Name == "widgets/status");
    }

    [Fact]
    public async Task Status_and_main_resource_each_change_their_part()
    {
        await DefineAsync();
        await CreateWidgetAsync("w", """{"size":3}""");
        var patch = new V1Patch("""{"spec":{"size":9},"status":{"state":"ready"}}""", V1Patch.PatchType.MergePatch);

        var byStatus = await PatchAsync(body => Objects.PatchNamespacedCustomObjectStatusAsync(body, "example.com", "v1", "default", "widgets", "w", cancellationToken: Cancelled), patch);
        Assert.Equal(("ready", 3, 1), ((string?)byStatus["status"]!["state"], (int?)byStatus["spec"]!["size"], (int?)byStatus["metadata"]!["generation"]));

        var hacked = new V1Patch("""{"spec":{"size":9},"status":{"state":"hacked"}}""", V1Patch.PatchType.MergePatch);
        var byMain = await PatchAsync(body => Objects.PatchNamespacedCustomObjectAsync(body, "example.com", "v1", "default", "widgets", "w", cancellationToken: Cancelled), hacked);
        Assert.Equal(("ready", 9, 2), ((string?)byMain["status"]!["state"], (int?)byMain["spec"]!["size"], (int?)byMain["metadata"]!["generation"]));
    }

    [Fact]
    public async Task Replacing_without_a_revision_is_invalid()
    {
        await DefineAsync();
        await CreateWidgetAsync("w", "{}");
        var status = await FailsAsync(
            HttpStatusCode.UnprocessableEntity,
            () => Objects.ReplaceNamespacedCustomObjectAsync(Widget("w", "{}"), "example.com", "v1", "default", "widgets", "w", cancellationToken: Cancelled));

        Assert.EndsWith("metadata.resourceVersion: Invalid value: 0x0: must be specified for an update", status.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_strategic_merge_patch_is_not_taken()
    {
        await DefineAsync();
        await CreateWidgetAsync("w", "{}");
        var patch = new V1Patch("{}", V1Patch.PatchType.StrategicMergePatch);
        var status = await FailsAsync(
            HttpStatusCode.UnsupportedMediaType,
            () => Objects.PatchNamespacedCustomObjectAsync(patch, "example.com", "v1", "default", "widgets", "w", cancellationToken: Cancelled));

        Assert.EndsWith("accepted media types include: application/json-patch+json, application/merge-patch+json", status.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_definition_takes_its_objects_with_it_and_is_served_no_more()
    {
        await DefineAsync();
        await CreateWidgetAsync("w", "{}");
        await Server.Client.ApiextensionsV1.DeleteCustomResourceDefinitionAsync("widgets.example.com", cancellationToken: Cancelled);

        await Eventually.HoldsAsync(
            async () => (await Server.Client.ApiextensionsV1.ListCustomResourceDefinitionAsync(cancellationToken: Cancelled)).Items.Count == 0,
            "the definition goes");
        using var answer = await Http.GetAsync("apis/example.com/v1/namespaces/default/widgets", Cancelled);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("404 page not found\n", await answer.Content.ReadAsStringAsync(Cancelled));

        await DefineAsync();
        Assert.Empty((await ListWidgetsAsync())["items"]!.AsArray());
    }

    [Fact]
    public async Task Objects_are_shown_under_every_served_version()
    {
        var definition = Samples.Definition();
        definition.Spec.Versions.Add(new V1CustomResourceDefinitionVersion { Name = "v2", Served = true, Storage = false, Schema = definition.Spec.Versions[0].Schema });
        await Server.Client.ApiextensionsV1.CreateCustomResourceDefinitionAsync(definition, cancellationToken: Cancelled);
        await CreateWidgetAsync("w", """{"size":3}""");
        var other = JsonNode.Parse(await Http.GetStringAsync("apis/example.com/v2/namespaces/default/widgets/w", Cancelled))!;

        Assert.Equal(("example.com/v2", "Widget", 3), ((string?)other["apiVersion"], (string?)other["kind"], (int?)other["spec"]!["size"]));
    }

    [Fact]
    public async Task Lists_and_watches_carry_the_kind()
    {
        await DefineAsync();
        await CreateWidgetAsync("w", "{}");
        var list = await ListWidgetsAsync();
        Assert.Equal("WidgetList", (string?)list["kind"]);
        Assert.Equal("Widget", (string?)list["items"]![0]!["kind"]);

        await using var watch = await OpenWatch.OpenAsync(Http, "apis/example.com/v1/widgets?watch=1");
        Assert.Equal("ADDED w", await watch.NextAsync());
    }

    [Fact]
    public async Task A_definition_must_be_named_after_its_resource()
    {
        var definition = Samples.Definition();
        definition.Metadata.Name = "other.example.com";
        var status = await FailsAsync(
            HttpStatusCode.UnprocessableEntity,
            () => Server.Client.ApiextensionsV1.CreateCustomResourceDefinitionAsync(definition, cancellationToken: Cancelled));

        Assert.Contains("must be spec.names.plural+\".\"+spec.group", status.Message, StringComparison.Ordinal);
    }

    private static JsonObject Widget(string name, string spec) => new JsonObject
    {
        ["apiVersion"] = "example.com/v1",
        ["kind"] = "Widget",
        ["metadata"] = new JsonObject { ["name"] = name },
        ["spec"] = JsonNode.Parse(spec),
    };

    private Task<V1CustomResourceDefinition> DefineAsync() =>
        Server.Client.ApiextensionsV1.CreateCustomResourceDefinitionAsync(Samples.Definition(), cancellationToken: Cancelled);

    private async Task<JsonNode> CreateWidgetAsync(string name, string spec) => ToNode(await Objects.CreateNamespacedCustomObjectAsync(
        Widget(name, spec), "example.com", "v1", "default", "widgets", cancellationToken: Cancelled));

    private async Task<JsonNode> GetWidgetAsync(string name) =>
        ToNode(await Objects.GetNamespacedCustomObjectAsync("example.com", "v1", "default", "widgets", name, Cancelled));

    private async Task<JsonNode> ListWidgetsAsync() =>
        ToNode(await Objects.ListNamespacedCustomObjectAsync("example.com", "v1", "default", "widgets", cancellationToken: Cancelled));

    private static async Task<JsonNode> PatchAsync(Func<V1Patch, Task<object>> send, V1Patch patch) => ToNode(await send(patch));

    private static JsonNode ToNode(object value) => JsonNode.Parse(KubernetesJson.Serialize(value))!;
}
