using System.Net;
using k8s;
using k8s.Models;
using MlPipeline.ApiServer.Tests.Hosting;

namespace MlPipeline.ApiServer.Tests;

public sealed class ListTests : ServerTests
{
    [Theory]
    [InlineData("team=t3", "m3")]
    [InlineData("team==t3", "m3")]
    [InlineData("team!=t3,app=demo", "m1 m2 m4")]
    [InlineData("team in (t1,t2)", "m1 m2")]
    [InlineData("team notin (t1, t2),team", "m3 m4")]
    [InlineData("team", "m1 m2 m3 m4")]
    [InlineData("!team", "m5")]
    [InlineData("team=nosuch", "")]
    [InlineData("", "m1 m2 m3 m4 m5")]
    public async Task Label_selectors_select(string selector, string expected)
    {
        foreach (var i in Enumerable.Range(1, 4))
        {
            await CreateMapAsync($"m{i}", ("team", $"t{i}"), ("app", "demo"));
        }

        await CreateMapAsync("m5");
        var list = await Core.ListNamespacedConfigMapAsync("default", labelSelector: selector, cancellationToken: Cancelled);

        Assert.Equal(expected, string.Join(' ', list.Items.Select(map => map.Metadata.Name)));
    }

    [Theory]
    [InlineData("team===x", "unable to parse requirement: found '=', expected: identifier")]
    [InlineData("a in x", "unable to parse requirement: found 'x' expected: '('")]
    [InlineData("bad key!=x", "unable to parse requirement: found 'key', expected: '=', '!=', '==', 'in', notin'")]
    public async Task Bad_label_selectors_are_refused_in_the_recorded_words(string selector, string expected)
    {
        var status = await FailsAsync(
            HttpStatusCode.BadRequest, () => Core.ListNamespacedConfigMapAsync("default", labelSelector: selector, cancellationToken: Cancelled));

        Assert.Equal(expected, status.Message);
    }

    [Fact]
    public async Task Field_selectors_select_by_name_node_and_involved_object()
    {
        await Core.CreateNamespacedPodAsync(Samples.Pod("p1", nodeName: "n1"), "default", cancellationToken: Cancelled);
        await Core.CreateNamespacedPodAsync(Samples.Pod("p2", nodeName: "n2"), "default", cancellationToken: Cancelled);
        await Core.CreateNamespacedPodAsync(Samples.Pod("p3"), "default", cancellationToken: Cancelled);
        var happened = new Corev1Event { Metadata = new V1ObjectMeta { Name = "e1" }, InvolvedObject = new V1ObjectReference { Kind = "Pod", Name = "p1" } };
        await Core.CreateNamespacedEventAsync(happened, "default", cancellationToken: Cancelled);

        Assert.Equal(["p2"], await PodsAsync("spec.nodeName=n2"));
        Assert.Equal(["p1", "p2"], await PodsAsync("spec.nodeName!="));
        Assert.Equal(["p3"], await PodsAsync("metadata.name=p3,status.phase=Pending"));
        var events = await Core.ListNamespacedEventAsync("default", fieldSelector: "involvedObject.name=p1,involvedObject.kind=Pod", cancellationToken: Cancelled);
        Assert.Equal("e1", Assert.Single(events.Items).Metadata.Name);
    }

    [Theory]
    [InlineData("data.key=x", "field label not supported: data.key")]
    [InlineData("bad", "invalid selector: 'bad'; can't understand 'bad'")]
    public async Task Bad_field_selectors_are_refused_in_the_recorded_words(string selector, string expected)
    {
        var status = await FailsAsync(
            HttpStatusCode.BadRequest, () => Core.ListNamespacedConfigMapAsync("default", fieldSelector: selector, cancellationToken: Cancelled));

        Assert.Equal(expected, status.Message);
    }

    [Fact]
    public async Task Pages_show_the_objects_as_they_were_when_the_list_began()
    {
        foreach (var i in Enumerable.Range(1, 5))
        {
            await CreateMapAsync($"m{i}");
        }

        var first = await PageAsync(null);
        Assert.Equal(3, first.Metadata.RemainingItemCount);
        await Core.DeleteNamespacedConfigMapAsync("m3", "default", cancellationToken: Cancelled);
        await CreateMapAsync("m4b");
        var second = await PageAsync(first.Metadata.ContinueProperty);
        var third = await PageAsync(second.Metadata.ContinueProperty);

        Assert.Equal(["m1", "m2", "m3", "m4", "m5"], first.Items.Concat(second.Items).Concat(third.Items).Select(map => map.Metadata.Name));
        Assert.Null(third.Metadata.ContinueProperty);
        Assert.Equal(first.Metadata.ResourceVersion, third.Metadata.ResourceVersion);
    }

    [Fact]
    public async Task Pages_over_all_namespaces_miss_nothing()
    {
        foreach (var name in new[] { "a", "a-b", "ab" })
        {
            await Core.CreateNamespaceAsync(new V1Namespace { Metadata = new V1ObjectMeta { Name = name } }, cancellationToken: Cancelled);
            await Core.CreateNamespacedConfigMapAsync(Samples.ConfigMap("x"), name, cancellationToken: Cancelled);
            await Core.CreateNamespacedConfigMapAsync(Samples.ConfigMap("y"), name, cancellationToken: Cancelled);
        }

        var seen = new List<string>();
        string? next = null;
        do
        {
            var page = await Core.ListConfigMapForAllNamespacesAsync(limit: 1, continueParameter: next, cancellationToken: Cancelled);
            seen.AddRange(page.Items.Select(map => $"{map.Metadata.NamespaceProperty}/{map.Metadata.Name}"));
            next = page.Metadata.ContinueProperty;
        }
        while (next is not null);

        Assert.Equal(["a/x", "a/y", "a-b/x", "a-b/y", "ab/x", "ab/y"], seen);
    }

    [Fact]
    public async Task Items_of_built_in_lists_have_no_kind_as_on_a_real_server()
    {
        await CreateMapAsync("a");
        var list = await Core.ListNamespacedConfigMapAsync("default", cancellationToken: Cancelled);

        Assert.Equal(("v1", "ConfigMapList"), (list.ApiVersion, list.Kind));
        Assert.Equal((null, null), (list.Items[0].ApiVersion, list.Items[0].Kind));
    }

    [Theory]
    [InlineData("limit=abc", HttpStatusCode.BadRequest, "strconv.ParseInt: parsing \"abc\": invalid syntax")]
    [InlineData("continue=garbage", HttpStatusCode.BadRequest, "invalid continue token")]
    [InlineData("resourceVersion=abc", HttpStatusCode.BadRequest, "resourceVersion: Invalid value: \"abc\"")]
    [InlineData("resourceVersion=999999999", HttpStatusCode.GatewayTimeout, "Timeout: Too large resource version: 999999999, current: ")]
    public async Task Bad_parameters_are_refused(string query, HttpStatusCode code, string expected)
    {
        var answer = await Http.GetAsync($"api/v1/namespaces/default/configmaps?{query}", Cancelled);
        var status = KubernetesJson.Deserialize<V1Status>(await answer.Content.ReadAsStringAsync(Cancelled));

        Assert.Equal(code, answer.StatusCode);
        Assert.StartsWith(expected, status.Message, StringComparison.Ordinal);
    }

    private Task<V1ConfigMapList> PageAsync(string? next) =>
        Core.ListNamespacedConfigMapAsync("default", limit: 2, continueParameter: next, cancellationToken: Cancelled);

    private async Task<IEnumerable<string>> PodsAsync(string selector) =>
        (await Core.ListNamespacedPodAsync("default", fieldSelector: selector, cancellationToken: Cancelled)).Items.Select(pod => pod.Metadata.Name);
}
