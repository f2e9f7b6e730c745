using System.Net;
using System.Text;
using k8s;
using k8s.Models;
using MlPipeline.ApiServer.Tests.Hosting;

namespace MlPipeline.ApiServer.Tests;

public sealed class BadInputTests : ServerTests
{
    private const string Maps = "api/v1/namespaces/default/configmaps";

    public static TheoryData<string, string> BadBodies => new()
    {
        { "{bad", "the object provided is unrecognized (must be of type ConfigMap)" },
        { "", "the object provided is unrecognized (must be of type ConfigMap): couldn't get version/kind; json parse error: unexpected end of JSON input" },
        { """{"metadata":{"name":"a"}""", "the object provided is unrecognized" },
        { "[]", "the object provided is unrecognized" },
        { "null", "the object provided is unrecognized" },
        { "\"text\"", "the object provided is unrecognized" },
        { """{"kind":"Pod","metadata":{"name":"a"}}""", "Pod in version \"v1\" cannot be handled as a ConfigMap" },
        { """{"apiVersion":"v2","metadata":{"name":"a"}}""", "the API version in the data (v2) does not match the expected API version (v1)" },
        { """{"metadata":[]}""", "ConfigMap in version \"v1\" cannot be handled as a ConfigMap: metadata must be an object" },
        { """{"metadata":{"name":1}}""", "ConfigMap in version \"v1\" cannot be handled as a ConfigMap: metadata.name must be a string" },
        { """{"metadata":{"name":"a","labels":{"x":1}}}""", "ConfigMap in version \"v1\" cannot be handled as a ConfigMap: metadata.labels must be an object of strings" },
        { """{"metadata":{"name":"a","finalizers":"x"}}""", "ConfigMap in version \"v1\" cannot be handled as a ConfigMap: metadata.finalizers must be a list of strings" },
        { """{"metadata":{"name":"a","ownerReferences":[1]}}""", "ConfigMap in version \"v1\" cannot be handled as a ConfigMap: metadata.ownerReferences must be a list of objects" },
        { """{"metadata":{"name":"a","resourceVersion":"5"}}""", "resourceVersion should not be set on objects to be created" },
        { """{"metadata":{"name":"a","namespace":"other"}}""", "the namespace of the provided object does not match the namespace sent on the request" },
        { new string('[', 5000), "the object provided is unrecognized" },
        { """{"metadata":{"name":"a"},"metadata":{"name":"b"}}""", "the object provided is unrecognized" },
    };

    [Theory]
    [MemberData(nameof(BadBodies))]
    public async Task A_bad_body_is_answered_with_a_status(string body, string expected)
    {
        var status = await PostAsync(HttpStatusCode.BadRequest, Maps, new StringContent(body, Encoding.UTF8, "application/json"));

        Assert.StartsWith(expected, status.Message, StringComparison.Ordinal);
        Assert.Empty((await Core.ListNamespacedConfigMapAsync("default", cancellationToken: Cancelled)).Items);
    }

    [Fact]
    public async Task A_body_of_another_type_is_refused() =>
        await PostAsync(HttpStatusCode.UnsupportedMediaType, Maps, new StringContent("hello", Encoding.UTF8, "text/plain"));

    [Fact]
    public async Task A_body_beyond_the_limit_is_too_large()
    {
        var map = $$$"""{"metadata":{"name":"a"},"data":{"x":"{{{new string('x', 3 << 20)}}}"}}""";
        var status = await PostAsync(HttpStatusCode.RequestEntityTooLarge, Maps, new StringContent(map, Encoding.UTF8, "application/json"));

        Assert.Equal("Request entity too large: limit is 3145728", status.Message);
    }

    [Theory]
    [InlineData("api/v1/namespaces/default/nosuchthings")]
    [InlineData("nosuch")]
    [InlineData("api/v2/namespaces/default/pods")]
    public async Task An_unknown_resource_is_answered_with_a_status(string path)
    {
        using var answer = await Http.GetAsync(path, Cancelled);
        var status = KubernetesJson.Deserialize<V1Status>(await answer.Content.ReadAsStringAsync(Cancelled));

        Assert.Equal((HttpStatusCode.NotFound, "the server could not find the requested resource"), (answer.StatusCode, status.Message));
    }

    [Theory]
    [InlineData("apis/nosuch.example.com/v1/namespaces/default/things")]
    [InlineData("apis/apps/v9/namespaces/default/statefulsets")]
    [InlineData("apis/apps/v1/statefulsets/one-across-namespaces")]
    public async Task An_unknown_path_in_a_group_is_answered_in_plain_text_as_recorded(string path)
    {
        using var answer = await Http.GetAsync(path, Cancelled);

        Assert.Equal((HttpStatusCode.NotFound, "404 page not found\n"), (answer.StatusCode, await answer.Content.ReadAsStringAsync(Cancelled)));
    }

    [Fact]
    public async Task An_unacceptable_answer_is_refused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Maps);
        request.Headers.Accept.ParseAdd("application/vnd.kubernetes.protobuf");
        using var answer = await Http.SendAsync(request, Cancelled);

        Assert.Equal(HttpStatusCode.NotAcceptable, answer.StatusCode);
    }

    [Fact]
    public async Task Methods_that_a_resource_lacks_are_not_allowed()
    {
        await CreateMapAsync("a");
        await PostAsync(HttpStatusCode.MethodNotAllowed, $"{Maps}/a", new StringContent("{}", Encoding.UTF8, "application/json"));
        var status = await PostAsync(
            HttpStatusCode.MethodNotAllowed, "api/v1/namespaces/default/pods/p/status", new StringContent("{}", Encoding.UTF8, "application/json"));

        Assert.Equal("create is not supported on resources of kind \"pods\"", status.Message);
    }

    private async Task<V1Status> PostAsync(HttpStatusCode code, string path, HttpContent body)
    {
        using (body)
        {
            using var answer = await Http.PostAsync(path, body, Cancelled);
            var content = await answer.Content.ReadAsStringAsync(Cancelled);
            Assert.True(code == answer.StatusCode, content);
            var status = KubernetesJson.Deserialize<V1Status>(content);
            Assert.Equal(("Status", "Failure"), (status.Kind, status.Status));
            return status;
        }
    }
}
