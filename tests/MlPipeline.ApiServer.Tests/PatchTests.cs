using System.Net;
using System.Text;
using k8s;
using k8s.Models;
using MlPipeline.ApiServer.Tests.Hosting;

namespace MlPipeline.ApiServer.Tests;

public sealed class PatchTests : ServerTests
{
    [Fact]
    public async Task A_merge_patch_sets_adds_and_removes()
    {
        await CreateMapAsync("a", ("team", "t1"), ("app", "demo"));
        var patched = await PatchMapAsync("a", V1Patch.PatchType.MergePatch, """{"metadata":{"labels":{"new":"yes","team":null}},"data":{"other":"2"}}""");

        Assert.Equal(new Dictionary<string, string> { ["app"] = "demo", ["new"] = "yes" }, patched.Metadata.Labels);
        Assert.Equal(new Dictionary<string, string> { ["key"] = "value", ["other"] = "2" }, patched.Data);
    }

    [Fact]
    public async Task A_patch_without_effect_does_not_move_the_revision()
    {
        var created = await CreateMapAsync("a");
        var patched = await PatchMapAsync("a", V1Patch.PatchType.MergePatch, "{}");

        Assert.Equal(created.Metadata.ResourceVersion, patched.Metadata.ResourceVersion);
    }

    [Fact]
    public async Task A_json_patch_runs_its_operations_in_order()
    {
        await CreateMapAsync("a");
        var patched = await PatchMapAsync("a", V1Patch.PatchType.JsonPatch, """
            [{"op":"test","path":"/data/key","value":"value"},
             {"op":"copy","from":"/data/key","path":"/data/copied"},
             {"op":"move","from":"/data/key","path":"/data/moved"},
             {"op":"add","path":"/data/a~1b","value":"slash"},
             {"op":"replace","path":"/data/copied","value":"new"}]
            """);

        Assert.Equal(new Dictionary<string, string> { ["copied"] = "new", ["moved"] = "value", ["a/b"] = "slash" }, patched.Data);
    }

    [Theory]
    [InlineData("""[{"op":"test","path":"/data/key","value":"other"},{"op":"remove","path":"/data/key"}]""")]
    [InlineData("""[{"op":"remove","path":"/data/nosuch"}]""")]
    [InlineData("""[{"op":"replace","path":"/data/nosuch","value":"x"}]""")]
    [InlineData("""[{"op":"jump","path":"/data/key"}]""")]
    public async Task A_json_patch_that_cannot_be_applied_changes_nothing(string patch)
    {
        await CreateMapAsync("a");
        var status = await FailsAsync(HttpStatusCode.UnprocessableEntity, () => PatchMapAsync("a", V1Patch.PatchType.JsonPatch, patch));

        Assert.Equal("the server rejected our request due to an error in our request", status.Message);
        Assert.Equal("value", (await Core.ReadNamespacedConfigMapAsync("a", "default", cancellationToken: Cancelled)).Data["key"]);
    }

    [Fact]
    public async Task A_strategic_merge_patch_merges_lists_by_their_keys()
    {
        await Core.CreateNamespacedPodAsync(Samples.Pod("p"), "default", cancellationToken: Cancelled);
        var patch = new V1Patch(
            """
            {"spec":{"containers":[
              {"name":"app","env":[{"name":"A","value":"1"}],"ports":[{"containerPort":80,"name":"http"}]},
              {"name":"side","image":"side:1.0"}]}}
            """,
            V1Patch.PatchType.StrategicMergePatch);
        await Core.PatchNamespacedPodAsync(patch, "p", "default", cancellationToken: Cancelled);
        var second = new V1Patch(
            """
            {"spec":{"$setElementOrder/containers":[{"name":"side"},{"name":"app"}],
              "containers":[{"name":"app","env":[{"name":"A","$patch":"delete"},{"name":"B","value":"2"}]}]}}
            """,
            V1Patch.PatchType.StrategicMergePatch);
        var patched = await Core.PatchNamespacedPodAsync(second, "p", "default", cancellationToken: Cancelled);

        Assert.Equal(["side", "app"], patched.Spec.Containers.Select(container => container.Name));
        var app = patched.Spec.Containers[1];
        Assert.Equal("app:1.0", app.Image);
        Assert.Equal(("B", "2"), (Assert.Single(app.Env).Name, app.Env[0].Value));
        Assert.Equal(80, Assert.Single(app.Ports).ContainerPort);
    }

    [Fact]
    public async Task A_strategic_merge_patch_merges_finalizers_and_conditions()
    {
        await Core.CreateNamespacedPodAsync(Samples.Pod("p"), "default", cancellationToken: Cancelled);
        await PatchPodAsync("""{"metadata":{"finalizers":["example.com/a"]}}""");
        var patched = await PatchPodAsync("""{"metadata":{"finalizers":["example.com/b"]}}""");
        Assert.Equal(["example.com/a", "example.com/b"], patched.Metadata.Finalizers);

        patched = await PatchPodAsync("""{"metadata":{"$deleteFromPrimitiveList/finalizers":["example.com/a","example.com/b"]}}""");
        Assert.Empty(patched.Metadata.Finalizers ?? []);
    }

    [Fact]
    public async Task A_patch_based_on_a_stale_revision_conflicts()
    {
        await CreateMapAsync("a");
        await FailsAsync(
            HttpStatusCode.Conflict,
            () => PatchMapAsync("a", V1Patch.PatchType.MergePatch, """{"metadata":{"resourceVersion":"1"},"data":{"x":"1"}}"""));
    }

    [Fact]
    public async Task Patches_at_the_same_time_are_all_applied()
    {
        await CreateMapAsync("a");
        await Task.WhenAll(Enumerable.Range(0, 50).Select(
            i => PatchMapAsync("a", V1Patch.PatchType.MergePatch, $$$"""{"data":{"k{{{i}}}":"1"}}""")));

        Assert.Equal(51, (await Core.ReadNamespacedConfigMapAsync("a", "default", cancellationToken: Cancelled)).Data.Count);
    }

    [Fact]
    public async Task Patches_cannot_pile_up_more_depth_than_can_be_read_again()
    {
        await Server.Client.ApiextensionsV1.CreateCustomResourceDefinitionAsync(Samples.Definition(), cancellationToken: Cancelled);
        const string path = "apis/example.com/v1/namespaces/default/widgets";
        using var widget = new StringContent("""{"apiVersion":"example.com/v1","kind":"Widget","metadata":{"name":"w"},"spec":{}}""", Encoding.UTF8, "application/json");
        using var created = await Http.PostAsync(path, widget, Cancelled);
        Assert.Equal(HttpStatusCode.Created, created.StatusCode);

        var deep = $"{new string('[', 100)}{new string(']', 100)}";
        Assert.Equal(HttpStatusCode.OK, await AddAsync("/spec/a"));
        Assert.Equal(HttpStatusCode.BadRequest, await AddAsync("/spec/a" + string.Concat(Enumerable.Repeat("/0", 99)) + "/-"));
        using var read = await Http.GetAsync($"{path}/w", Cancelled);
        Assert.Equal(HttpStatusCode.OK, read.StatusCode);

        async Task<HttpStatusCode> AddAsync(string pointer)
        {
            using var patch = new StringContent($$"""[{"op":"add","path":"{{pointer}}","value":{{deep}}}]""", Encoding.UTF8, "application/json-patch+json");
            using var answer = await Http.PatchAsync($"{path}/w", patch, Cancelled);
            return answer.StatusCode;
        }
    }

    [Fact]
    public async Task Server_side_apply_is_refused_with_what_is_taken_instead()
    {
        await CreateMapAsync("a");
        using var body = new StringContent("{}", Encoding.UTF8, "application/apply-patch+yaml");
        var answer = await Http.PatchAsync("api/v1/namespaces/default/configmaps/a?fieldManager=x", body, Cancelled);
        var status = KubernetesJson.Deserialize<V1Status>(await answer.Content.ReadAsStringAsync(Cancelled));

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.StatusCode);
        Assert.Equal(
            "the body of the request was in an unknown format - accepted media types include: application/json-patch+json, application/merge-patch+json, application/strategic-merge-patch+json",
            status.Message);
    }

    private Task<V1ConfigMap> PatchMapAsync(string name, V1Patch.PatchType type, string patch) =>
        Core.PatchNamespacedConfigMapAsync(new V1Patch(patch, type), name, "default", cancellationToken: Cancelled);

    private Task<V1Pod> PatchPodAsync(string patch) =>
        Core.PatchNamespacedPodAsync(new V1Patch(patch, V1Patch.PatchType.StrategicMergePatch), "p", "default", cancellationToken: Cancelled);
}
