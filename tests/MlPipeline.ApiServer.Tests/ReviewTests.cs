using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using MlPipeline.ApiServer.Tests.Hosting;

namespace MlPipeline.ApiServer.Tests;

public sealed class ReviewTests : IAsyncLifetime
{
    private const string Access = "apis/authorization.k8s.io/v1/selfsubjectaccessreviews";

    private TestServer _server = null!;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _server = await TestServer.StartAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Theory]
    [InlineData("")]
    [InlineData("6B387300")]
    [InlineData("6B38733100")]
    [InlineData("6B387300FFFFFFFFFFFFFFFFFFFF")]
    [InlineData("6B38730012FF01")]
    [InlineData("6B3873000A7F0A")]
    [InlineData("6B3873000A00120108")]
    public async Task Broken_binary_reviews_are_refused_or_ask_for_nothing(string hex)
    {
        using var content = new ByteArrayContent(Convert.FromHexString(hex));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/vnd.kubernetes.protobuf");
        using var http = _server.CreateHttp(TestServer.TenantToken);
        using var answer = await http.PostAsync(Access, content, Cancelled);
        var body = JsonNode.Parse(await answer.Content.ReadAsStringAsync(Cancelled))!;
        Assert.True(
            answer.StatusCode == HttpStatusCode.BadRequest ? (string?)body["kind"] == "Status" : !(bool)body["status"]!["allowed"]!,
            body.ToJsonString());
    }

    [Fact]
    public async Task Other_kinds_are_not_taken_in_binary_form()
    {
        using var content = new ByteArrayContent("k8s\0"u8.ToArray());
        content.Headers.ContentType = new MediaTypeHeaderValue("application/vnd.kubernetes.protobuf");
        using var answer = await _server.Http.PostAsync("apis/apps/v1/namespaces/default/statefulsets", content, Cancelled);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.StatusCode);
    }

    [Theory]
    [InlineData("api", "", "pods", "log")]
    [InlineData("apis", "apps", "statefulsets", "scale")]
    [InlineData("apis", "rbac.authorization.k8s.io", "roles", null)]
    public async Task All_that_is_served_is_told_at_once(string path, string group, string resource, string? subresource)
    {
        const string type = "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList";
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("Accept", $"{type},application/json;g=apidiscovery.k8s.io;v=v2beta1;as=APIGroupDiscoveryList,application/json");
        using var answer = await _server.Http.SendAsync(request, Cancelled);
        Assert.Equal(type, answer.Content.Headers.ContentType!.ToString().Replace(" ", "", StringComparison.Ordinal));
        var items = JsonNode.Parse(await answer.Content.ReadAsStringAsync(Cancelled))!["items"]!.AsArray();
        var found = items.Single(item => ((string?)item!["metadata"]!["name"] ?? "") == group)!["versions"]![0]!["resources"]!.AsArray()
            .Single(item => (string?)item!["resource"] == resource)!;
        Assert.Equal("Namespaced", (string?)found["scope"]);
        Assert.True(subresource is null || found["subresources"]!.AsArray().Any(item => (string?)item!["subresource"] == subresource));
    }

    [Fact]
    public async Task Descriptions_are_there_for_each_version_that_is_served()
    {
        var index = JsonNode.Parse(await _server.Http.GetStringAsync("openapi/v3", Cancelled))!["paths"]!.AsObject();
        Assert.Contains("api/v1", index.Select(entry => entry.Key));
        foreach (var (_, entry) in index)
        {
            var document = JsonNode.Parse(await _server.Http.GetStringAsync((string)entry!["serverRelativeURL"]!, Cancelled))!;
            Assert.NotEmpty(document["components"]!["schemas"]!.AsObject());
        }

        using var unknown = await _server.Http.GetAsync("openapi/v3/apis/none/v1", Cancelled);
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }
}
