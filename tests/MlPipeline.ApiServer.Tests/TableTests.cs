using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using k8s;
using k8s.Models;
using MlPipeline.ApiServer.Tables;
using MlPipeline.ApiServer.Tests.Hosting;

namespace MlPipeline.ApiServer.Tests;

public sealed class TableTests : IAsyncLifetime
{
    private const string Table = "application/json;as=Table;v=v1;g=meta.k8s.io";

    private TestServer _server = null!;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _server = await TestServer.StartAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task A_list_comes_as_a_table_with_what_a_client_needs_to_go_on()
    {
        for (var i = 0; i < 3; i++)
        {
            await CreateConfigMapAsync($"m{i}", entries: i);
        }

        var table = await GetAsync("api/v1/namespaces/default/configmaps?limit=2");
        Assert.Equal("Table", (string?)table["kind"]);
        Assert.Equal(["Name", "Data", "Age"], Columns(table));
        Assert.Equal(["m0", "m1"], table["rows"]!.AsArray().Select(row => (string)row!["cells"]![0]!));
        Assert.Equal([0, 1], table["rows"]!.AsArray().Select(row => (int)row!["cells"]![1]!));
        Assert.Matches("^[0-9]+s$", (string?)table["rows"]![0]!["cells"]![2]);
        Assert.Equal("PartialObjectMetadata", (string?)table["rows"]![0]!["object"]!["kind"]);
        Assert.Equal(1, (int?)table["metadata"]!["remainingItemCount"]);

        var rest = await GetAsync($"api/v1/namespaces/default/configmaps?limit=2&continue={Uri.EscapeDataString((string)table["metadata"]!["continue"]!)}");
        Assert.Equal("m2", (string?)rest["rows"]!.AsArray().Single()!["cells"]![0]);
        Assert.Null(rest["metadata"]!["continue"]);
    }

    [Fact]
    public async Task Rows_carry_as_much_of_the_object_as_is_asked_for()
    {
        await CreateConfigMapAsync("m", entries: 1);
        var whole = await GetAsync("api/v1/namespaces/default/configmaps/m?includeObject=Object");
        Assert.Equal("ConfigMap", (string?)whole["rows"]![0]!["object"]!["kind"]);
        Assert.NotNull(whole["rows"]![0]!["object"]!["data"]);
        Assert.Null((await GetAsync("api/v1/namespaces/default/configmaps/m?includeObject=None"))["rows"]![0]!["object"]);
        using var refused = await SendAsync("api/v1/namespaces/default/configmaps/m?includeObject=Everything", Table);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
    }

    [Theory]
    [InlineData("application/json, " + Table, "ConfigMap")]
    [InlineData("application/json;as=Table;v=v2;g=meta.k8s.io, application/json", "ConfigMap")]
    [InlineData(Table + ", application/json", "Table")]
    public async Task The_form_a_client_prefers_and_the_server_knows_is_given(string accept, string kind)
    {
        await CreateConfigMapAsync("m", entries: 1);
        using var answer = await SendAsync("api/v1/namespaces/default/configmaps/m", accept);
        Assert.Equal(kind, (string?)JsonNode.Parse(await answer.Content.ReadAsStringAsync(Cancelled))!["kind"]);
    }

    [Fact]
    public async Task Columns_of_a_definition_are_those_it_declares()
    {
        await PostAsync("apis/apiextensions.k8s.io/v1/customresourcedefinitions", """
            {"apiVersion":"apiextensions.k8s.io/v1","kind":"CustomResourceDefinition","metadata":{"name":"widgets.example.com"},"spec":{"group":"example.com",
            "scope":"Namespaced","names":{"plural":"widgets","kind":"Widget"},"versions":[{"name":"v1","served":true,"storage":true,
            "schema":{"openAPIV3Schema":{"type":"object","x-kubernetes-preserve-unknown-fields":true}},"additionalPrinterColumns":[
            {"name":"Size","type":"integer","jsonPath":".spec.size"},{"name":"Ready","type":"string","jsonPath":".status.conditions[?(@.type==\"Ready\")].status"},
            {"name":"Made","type":"date","jsonPath":".metadata.creationTimestamp","priority":1},{"name":"Absent","type":"string","jsonPath":".spec.none"}]}]}}
            """);
        await PostAsync("apis/example.com/v1/namespaces/default/widgets", """
            {"apiVersion":"example.com/v1","kind":"Widget","metadata":{"name":"w"},"spec":{"size":7},"status":{"conditions":[{"type":"Other","status":"x"},{"type":"Ready","status":"True"}]}}
            """);

        var table = await GetAsync("apis/example.com/v1/namespaces/default/widgets");
        Assert.Equal(["Name", "Size", "Ready", "Made", "Absent"], Columns(table));
        var cells = table["rows"]![0]!["cells"]!.AsArray();
        Assert.Equal(("w", 7, "True"), ((string?)cells[0], (int?)cells[1], (string?)cells[2]));
        Assert.Matches("^[0-9]+s$", (string?)cells[3]);
        Assert.Null(cells[4]);
        Assert.Equal(1, (int?)table["columnDefinitions"]![3]!["priority"]);
    }

    [Fact]
    public async Task A_watch_shows_each_change_as_a_table()
    {
        using var answer = await SendAsync("api/v1/namespaces/default/configmaps?watch=true", Table, HttpCompletionOption.ResponseHeadersRead);
        using var reader = new StreamReader(await answer.Content.ReadAsStreamAsync(Cancelled));
        await CreateConfigMapAsync("m", entries: 2);

        var change = JsonNode.Parse((await reader.ReadLineAsync(Cancelled))!)!;
        Assert.Equal(("ADDED", "Table"), ((string?)change["type"], (string?)change["object"]!["kind"]));
        Assert.Equal(2, (int?)change["object"]!["rows"]![0]!["cells"]![1]);
    }

    [Fact]
    public async Task A_pod_says_what_keeps_it_waiting()
    {
        var pod = await _server.Client.CoreV1.CreateNamespacedPodAsync(Samples.Pod("p"), "default", cancellationToken: Cancelled);
        pod.Status.ContainerStatuses =
        [
            new V1ContainerStatus
            {
                Name = "app", Image = "", ImageID = "", RestartCount = 3,
                State = new V1ContainerState { Waiting = new V1ContainerStateWaiting { Reason = "CrashLoopBackOff" } },
                LastState = new V1ContainerState { Terminated = new V1ContainerStateTerminated { ExitCode = 1, FinishedAt = DateTime.UtcNow.AddMinutes(-5) } },
            },
        ];
        await _server.Client.CoreV1.ReplaceNamespacedPodStatusAsync(pod, "p", "default", cancellationToken: Cancelled);

        var cells = (await GetAsync("api/v1/namespaces/default/pods"))["rows"]![0]!["cells"]!.AsArray();
        Assert.Equal(["p", "0/1", "CrashLoopBackOff"], cells.Take(3).Select(cell => (string?)cell));
        Assert.Matches(@"^3 \(5m\d?s? ago\)$", (string?)cells[3]);
    }

    // Cases of k8s.io/apimachinery's own duration_test.go.
    [Theory]
    [InlineData(-2, "<invalid>")]
    [InlineData(-1, "0s")]
    [InlineData(0, "0s")]
    [InlineData(119, "119s")]
    [InlineData(120, "2m")]
    [InlineData(125, "2m5s")]
    [InlineData(600, "10m")]
    [InlineData(179 * 60, "179m")]
    [InlineData(180 * 60, "3h")]
    [InlineData((5 * 3600) + (30 * 60), "5h30m")]
    [InlineData(47 * 3600, "47h")]
    [InlineData(49 * 3600, "2d1h")]
    [InlineData(191 * 3600, "7d23h")]
    [InlineData(192 * 3600, "8d")]
    [InlineData(729 * 86400, "729d")]
    [InlineData(730 * 86400, "2y")]
    [InlineData(735L * 86400, "2y5d")]
    [InlineData(9L * 365 * 86400, "9y")]
    public void Durations_read_as_kubectl_prints_them(long seconds, string expected) =>
        Assert.Equal(expected, HumanDuration.Of(TimeSpan.FromSeconds(seconds)));

    [Theory]
    [InlineData(".a.b", "1")]
    [InlineData("$.a.b", "1")]
    [InlineData("['a'].b", "1")]
    [InlineData(".list[1].v", "y")]
    [InlineData(".list[*].v", "x")]
    [InlineData(".list[?(@.k=='2')].v", "y")]
    [InlineData(".a\\.b", "dot")]
    [InlineData(".list[9].v", null)]
    [InlineData(".a.b.c", null)]
    public void Paths_find_what_they_name(string path, string? expected)
    {
        var value = (JsonObject)JsonNode.Parse("""{"a":{"b":1},"a.b":"dot","list":[{"k":1,"v":"x"},{"k":2,"v":"y"}]}""")!;
        Assert.Equal(expected, PrinterPath.TryParse(path)!.Find(value)?.ToString());
    }

    [Theory]
    [InlineData("no path")]
    [InlineData(".a[")]
    [InlineData("..a")]
    public void What_is_no_path_is_none(string path) => Assert.Null(PrinterPath.TryParse(path));

    private static IEnumerable<string?> Columns(JsonNode table) => table["columnDefinitions"]!.AsArray().Select(column => (string?)column!["name"]);

    private Task<V1ConfigMap> CreateConfigMapAsync(string name, int entries) => _server.Client.CoreV1.CreateNamespacedConfigMapAsync(
        new V1ConfigMap
        {
            Metadata = new V1ObjectMeta { Name = name },
            Data = Enumerable.Range(0, entries).ToDictionary(i => $"k{i}", _ => "v"),
        },
        "default",
        cancellationToken: Cancelled);

    private async Task PostAsync(string path, string json)
    {
        using var content = new StringContent(json, new MediaTypeHeaderValue("application/json"));
        using var answer = await _server.Http.PostAsync(path, content, Cancelled);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Cancelled));
    }

    private async Task<JsonNode> GetAsync(string path)
    {
        using var answer = await SendAsync(path, Table);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync(Cancelled))!;
    }

    private async Task<HttpResponseMessage> SendAsync(
        string path, string accept, HttpCompletionOption completion = HttpCompletionOption.ResponseContentRead)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Version = HttpVersion.Version20 };
        request.Headers.TryAddWithoutValidation("Accept", accept);
        return await _server.Http.SendAsync(request, completion, Cancelled);
    }
}
