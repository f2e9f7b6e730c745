using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using k8s;
using k8s.Models;
using MlPipeline.ApiServer.Tests.Hosting;

namespace MlPipeline.ApiServer.Tests;

public sealed class SchemaTests : ServerTests
{
    private const string Path = "apis/example.com/v1/namespaces/default/kdclusters";

    private const string Definition = """
        {"apiVersion":"apiextensions.k8s.io/v1","kind":"CustomResourceDefinition","metadata":{"name":"kdclusters.example.com"},
         "spec":{"group":"example.com","scope":"Namespaced","names":{"plural":"kdclusters","kind":"KdCluster"},
          "versions":[{"name":"v1","served":true,"storage":true,"subresources":{"status":{}},"schema":{"openAPIV3Schema":{
            "type":"object","required":["spec"],"properties":{
              "spec":{"type":"object","required":["app","roles"],"properties":{
                "app":{"type":"string","minLength":1},
                "namingScheme":{"type":"string","pattern":"^UID$|^CrNameRole$","default":"UID"},
                "mode":{"type":"string","enum":["fast","slow"]},
                "optional":{"type":"object","nullable":true,"properties":{"x":{"type":"string"}}},
                "labels":{"type":"object","additionalProperties":{"type":"string"}},
                "roles":{"type":"array","items":{"type":"object","required":["id"],"properties":{
                  "id":{"type":"string"},
                  "members":{"type":"integer","minimum":0,"default":1},
                  "port":{"x-kubernetes-int-or-string":true},
                  "limits":{"type":"object","x-kubernetes-preserve-unknown-fields":true}}}}}},
              "status":{"type":"object","properties":{"state":{"type":"string"}}}}}}}]}}
        """;

    [Fact]
    public async Task Unknown_fields_are_dropped_known_ones_kept_and_defaults_filled_in()
    {
        var created = await CreateAsync("""
            {"app":"a","bogus":1,"labels":{"any":"thing"},"optional":null,
             "roles":[{"id":"r","bogus":1,"port":"http","limits":{"example.com/gpu":"1"}},{"id":"s","members":2,"port":80}]}
            """);

        Assert.Equal(
            """{"app":"a","labels":{"any":"thing"},"optional":null,"roles":[{"id":"r","port":"http","limits":{"example.com/gpu":"1"},"members":1},{"id":"s","members":2,"port":80}],"namingScheme":"UID"}""",
            created["spec"]!.ToJsonString());
    }

    [Fact]
    public async Task Who_asks_for_it_is_told_of_unknown_fields_or_refused()
    {
        const string body = """{"apiVersion":"example.com/v1","kind":"KdCluster","metadata":{"name":"u"},"spec":{"app":"a","bogus":1,"roles":[{"id":"r","odd":1}]}}""";
        await DefineAsync();
        using var strict = await SendAsync(HttpMethod.Post, Path + "?fieldValidation=Strict", body);
        Assert.Equal(HttpStatusCode.BadRequest, strict.StatusCode);
        Assert.Contains(
            """KdCluster in version \"v1\" cannot be handled as a KdCluster: strict decoding error: unknown field \"spec.bogus\", unknown field \"spec.roles[0].odd\" """.TrimEnd(),
            await strict.Content.ReadAsStringAsync(Cancelled),
            StringComparison.Ordinal);

        using var ignored = await SendAsync(HttpMethod.Post, Path + "?fieldValidation=Ignore&dryRun=All", body);
        Assert.Empty(WarningsOf(ignored));
        using var warned = await SendAsync(HttpMethod.Post, Path, body);
        Assert.Equal(
            ["""299 - "unknown field \"spec.bogus\"" """.TrimEnd(), """299 - "unknown field \"spec.roles[0].odd\"" """.TrimEnd()], WarningsOf(warned));

        using var patched = await SendAsync(HttpMethod.Patch, $"{Path}/u?fieldValidation=Strict", """{"spec":{"more":1}}""", "application/merge-patch+json");
        Assert.Equal(HttpStatusCode.BadRequest, patched.StatusCode);
        using var wrong = await SendAsync(HttpMethod.Post, Path + "?fieldValidation=Maybe", body);
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
    }

    [Theory]
    [InlineData("""{"app":"a"}""", "spec.roles: Required value")]
    [InlineData("""{"app":"a","roles":[{"id":"r","members":"x"}]}""", "spec.roles[0].members: Invalid value: \"string\": spec.roles[0].members in body must be of type integer: \"string\"")]
    [InlineData("""{"app":"a","roles":[{"id":"r","members":1.5}]}""", "spec.roles[0].members: Invalid value: \"number\": spec.roles[0].members in body must be of type integer: \"number\"")]
    [InlineData("""{"app":"a","roles":[{"id":"r","members":-1}]}""", "spec.roles[0].members: Invalid value: -1: spec.roles[0].members in body should be greater than or equal to 0")]
    [InlineData("""{"app":"a","roles":{}}""", "spec.roles: Invalid value: \"object\": spec.roles in body must be of type array: \"object\"")]
    [InlineData("""{"app":"","roles":[]}""", "spec.app: Invalid value: \"\": spec.app in body should be at least 1 chars long")]
    [InlineData("""{"app":"a","roles":[],"namingScheme":"x"}""", "spec.namingScheme: Invalid value: \"x\": spec.namingScheme in body should match '^UID$|^CrNameRole$'")]
    [InlineData("""{"app":"a","roles":[],"mode":"x"}""", "spec.mode: Unsupported value: \"x\": supported values: \"fast\", \"slow\"")]
    [InlineData("null", "spec: Invalid value: \"null\": spec in body must be of type object: \"null\"")]
    public async Task What_is_not_as_the_schema_says_is_invalid(string spec, string expected)
    {
        await DefineAsync();
        using var answer = await PostAsync(spec);
        var status = KubernetesJson.Deserialize<V1Status>(await answer.Content.ReadAsStringAsync(Cancelled));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal($"KdCluster.example.com \"c\" is invalid: {expected}", status.Message);
    }

    [Fact]
    public async Task Status_is_pruned_and_checked_too()
    {
        await CreateAsync("""{"app":"a","roles":[]}""");
        using var pruned = await PatchStatusAsync("""{"status":{"state":"ready","nosuch":5}}""");
        var value = JsonNode.Parse(await pruned.Content.ReadAsStringAsync(Cancelled))!;
        Assert.Equal("""{"state":"ready"}""", value["status"]!.ToJsonString());

        using var wrong = await PatchStatusAsync("""{"status":{"state":5}}""");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
    }

    [Fact]
    public async Task A_schema_that_cannot_be_understood_is_refused()
    {
        using var answer = await DefineAsync(Definition.Replace("^UID$|^CrNameRole$", "(unclosed", StringComparison.Ordinal));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("must be a valid regular expression", await answer.Content.ReadAsStringAsync(Cancelled), StringComparison.Ordinal);
    }

    private async Task<HttpResponseMessage> DefineAsync(string definition = Definition)
    {
        using var body = new StringContent(definition, Encoding.UTF8, "application/json");
        return await Http.PostAsync("apis/apiextensions.k8s.io/v1/customresourcedefinitions", body, Cancelled);
    }

    private async Task<JsonNode> CreateAsync(string spec)
    {
        await DefineAsync();
        using var answer = await PostAsync(spec);
        var content = await answer.Content.ReadAsStringAsync(Cancelled);
        Assert.True(answer.StatusCode == HttpStatusCode.Created, content);
        return JsonNode.Parse(content)!;
    }

    private async Task<HttpResponseMessage> PostAsync(string spec)
    {
        var value = $$$"""{"apiVersion":"example.com/v1","kind":"KdCluster","metadata":{"name":"c"},"spec":{{{spec}}}}""";
        using var body = new StringContent(value, Encoding.UTF8, "application/json");
        return await Http.PostAsync(Path, body, Cancelled);
    }

    private async Task<HttpResponseMessage> PatchStatusAsync(string patch)
    {
        using var body = new StringContent(patch, Encoding.UTF8, "application/merge-patch+json");
        return await Http.PatchAsync($"{Path}/c/status", body, Cancelled);
    }

    private static IEnumerable<string> WarningsOf(HttpResponseMessage answer) =>
        answer.Headers.TryGetValues("Warning", out var warnings) ? warnings : [];

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string body, string type = "application/json")
    {
        using var request = new HttpRequestMessage(method, path) { Content = new StringContent(body, Encoding.UTF8, type) };
        return await Http.SendAsync(request, Cancelled);
    }
}
