using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using MlPipeline.ApiServer.Tests.Hosting;

namespace MlPipeline.ApiServer.Tests.Properties;

/// <summary>Requests that nobody in his right mind sends. <c>MLPIPELINE_FUZZ</c> sets how many, 1,500 unless told otherwise.</summary>
public sealed class FuzzTests : IAsyncLifetime
{
    private static readonly string[] Methods = ["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "BREW"];

    private static readonly string[] Segments =
    [
        "api", "v1", "apis", "apps", "namespaces", "default", "pods", "configmaps", "statefulsets", "a", "status", "scale", "log", "exec", "..",
        "%2F", "ÄÖ", "openapi", "v3", "customresourcedefinitions", "apiextensions.k8s.io", "authorization.k8s.io", "selfsubjectaccessreviews", " ",
    ];

    private static readonly string[] Paths =
    [
        "api/v1/namespaces/default/configmaps", "api/v1/namespaces/default/configmaps/a", "api/v1/namespaces/default/pods/a/status",
        "apis/apps/v1/namespaces/default/statefulsets/a/scale", "apis/apiextensions.k8s.io/v1/customresourcedefinitions",
        "apis/authorization.k8s.io/v1/selfsubjectaccessreviews", "api/v1/namespaces/default/services", "api/v1/nodes",
    ];

    private static readonly string[] Queries =
    [
        "limit=-1", "limit=x", "continue=x", "continue=eyJ2IjoiMSJ9", "resourceVersion=99999999", "resourceVersion=x", "labelSelector=a%3D%3D%3Db", "labelSelector=((", "dryRun=All",
        "dryRun=x", "fieldSelector=a%3Db", "watch=true&timeoutSeconds=1&resourceVersion=1", "command=x", "includeObject=x", "gracePeriodSeconds=x", "propagationPolicy=x",
    ];

    private static readonly string[] Types =
    [
        "application/json", "application/merge-patch+json", "application/json-patch+json", "application/strategic-merge-patch+json",
        "application/apply-patch+yaml", "application/yaml", "text/plain", "application/vnd.kubernetes.protobuf",
    ];

    private static readonly string[] Bodies =
    [
        "", "{", "null", "[]", "{}", "\"x\"", "1e999", """{"metadata":5}""", """{"metadata":{"name":5}}""", """{"metadata":{"name":"a","labels":[]}}""",
        """{"metadata":{"name":"A B"}}""", """{"metadata":{"name":"a"},"data":{"k":5}}""", """{"spec":{"replicas":"x"}}""", """{"spec":null,"status":[]}""",
        """[{"op":"add"}]""", """[{"op":"remove","path":"/metadata"}]""", """[{"op":"replace","path":"/metadata/name","value":{}}]""", """[5,null]""",
        """{"metadata":{"name":"a","finalizers":[5],"ownerReferences":[{}]}}""", """{"metadata":{"name":"a","annotations":{"k":null}}}""",
        """{"metadata":{"name":"x.y.z"},"spec":{"group":"y.z","scope":"Namespaced","names":{"plural":"x","kind":"X"},"versions":[{"name":"v1","served":true,"storage":true,"schema":{"openAPIV3Schema":{"type":"object","properties":5}}}]}}""",
        """{"kind":"Other","apiVersion":"v9"}""", """{"a":1,"a":2}""", """{"spec":{"containers":[null,5,{"name":[]}],"template":{"spec":5}}}""", "k8s\0\n\u0001", "\ud83d\ude00",
    ];

    private TestServer _server = null!;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _server = await TestServer.StartAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Every_answer_is_one_that_a_client_understands()
    {
        var seed = Random.Shared.Next();
        var count = int.TryParse(Environment.GetEnvironmentVariable("MLPIPELINE_FUZZ"), out var asked) ? asked : 1_500;
        var random = new Random(seed);
        for (var number = 0; number < count; number++)
        {
            using var request = Next(random);
            using var answer = await _server.Http.SendAsync(request, Cancelled);
            var text = await answer.Content.ReadAsStringAsync(Cancelled);
            var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(Cancelled);
            Assert.True(
                (int)answer.StatusCode < 400 || IsRefusal(answer, text),
                $"seed {seed}, number {number}: {request.Method} {request.RequestUri} {request.Content?.Headers.ContentType} {body}\n{(int)answer.StatusCode} {text}");
        }

        Assert.Equal("ok", await _server.Http.GetStringAsync("readyz", Cancelled));
    }

    /// <summary>A refusal is a Status or, where there is no such path, a line; 504 says that a revision is in the future.</summary>
    private static bool IsRefusal(HttpResponseMessage answer, string text) =>
        ((int)answer.StatusCode < 500 || (int)answer.StatusCode == 504)
        && (text == "404 page not found\n" || (answer.Content.Headers.ContentType?.MediaType == "application/json" && (string?)JsonNode.Parse(text)!["kind"] == "Status"));

    private static HttpRequestMessage Next(Random random)
    {
        var path = random.Next(2) == 0
            ? OneOf(random, Paths)
            : string.Join('/', Enumerable.Range(0, random.Next(1, 8)).Select(_ => OneOf(random, Segments)));
        var query = random.Next(3) == 0 ? "?" + OneOf(random, Queries) : "";
        var request = new HttpRequestMessage(new HttpMethod(OneOf(random, Methods)), path + query);
        if (request.Method != HttpMethod.Get && random.Next(5) > 0)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(OneOf(random, Bodies)));
            request.Content.Headers.ContentType = new MediaTypeHeaderValue(OneOf(random, Types));
        }

        return request;
    }

    private static string OneOf(Random random, string[] values) => values[random.Next(values.Length)];
}
