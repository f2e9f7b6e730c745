using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using MlPipeline.ApiServer.Tests.Hosting;

namespace MlPipeline.ApiServer.Tests.Recordings;

/// <summary>Answers of a real kube-apiserver 1.19, asked for again here, in the order in which they were recorded.</summary>
public sealed class RecordingTests
{
    private const string Variable = "MLPIPELINE_RECORDINGS";
    // Small, so that the first revisions can no longer be watched from, as on the recorded server.
    private const int Window = 16;

    private const string Api = "apis/kubedirector.hpe.com/v1beta1/namespaces/default/";

    // Later files are about controllers, nodes and the operator, which have tests of their own.
    private static readonly string[] Files = ["10-*", "11-*", "12-*", "13-*", "14-*", "15-*", "16-*", "17-*", "18-*"];

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_a_real_server_answered_is_answered_here_but_for_known_differences()
    {
        var folder = Environment.GetEnvironmentVariable(Variable) ?? "";
        Assert.SkipUnless(Directory.Exists(folder), $"{Variable} names no folder with recordings.");
        await using var server = await TestServer.StartAsync(configure: options => options with { TokenAuthenticator = new RecordedTokens(), WatchWindow = Window });
        using var http = server.CreateHttp(null);
        await PrepareAsync(server);
        var replay = new RecordingReplay(http, folder);
        var differences = new Dictionary<string, string>(StringComparer.Ordinal);
        var exchanges = Files.SelectMany(pattern => Directory.GetFiles(folder, pattern)).SelectMany(RecordingFile.Read).ToList();
        foreach (var exchange in exchanges)
        {
            if (await replay.ReplayAsync(exchange, Cancelled) is { } difference)
            {
                differences[exchange.Id] = difference;
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{exchanges.Count} exchanges, {differences.Count} answered otherwise");
        var unknown = differences.Where(difference => !KnownDifferences.All.ContainsKey(difference.Key)).Select(difference => $"{difference.Key}\n      {difference.Value}");
        var gone = KnownDifferences.All.Keys.Except(differences.Keys).Select(id => $"{id}\n      is answered alike by now");
        var problems = string.Join("\n", unknown.Concat(gone));
        Assert.True(problems.Length == 0, problems);
    }

    /// <summary>What the recorded server had been given before: definitions, two kdclusters, kdapps, a tenant.</summary>
    private static async Task PrepareAsync(TestServer server)
    {
        using var http = server.CreateHttp(RecordedTokens.Admin);
        foreach (var file in Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "CustomResources"), "*.json"))
        {
            using var content = new StringContent(await File.ReadAllTextAsync(file, Cancelled), new MediaTypeHeaderValue("application/json"));
            await PostAsync(http, "apis/apiextensions.k8s.io/v1/customresourcedefinitions", content);
        }

        foreach (var (name, labels) in new[] { ("training-environment", "{}"), ("inference-server", """{"team":"x"}""") })
        {
            await PostAsync(http, Api + "kubedirectorclusters", Object("KubeDirectorCluster", name, labels, """{"app":"training-engine","roles":[]}"""));
        }

        foreach (var name in new[] { "deployment-engine", "training-engine" })
        {
            await PostAsync(http, Api + "kubedirectorapps", Object("KubeDirectorApp", name, "{}", App));
        }

        foreach (var document in Tenant)
        {
            var value = JsonNode.Parse(document.Body)!.AsObject();
            await PostAsync(http, document.Path, JsonContent.Create(value));
        }
    }

    private const string App =
        """{"configSchemaVersion":7,"distroID":"d","version":"1","label":{"name":"Engine"},"config":{"selectedRoles":["r"],"roleServices":[]},"roles":[{"id":"r","cardinality":"1"}],"services":[]}""";

    private static readonly (string Path, string Body)[] Tenant =
    [
        ("api/v1/namespaces", """{"apiVersion":"v1","kind":"Namespace","metadata":{"name":"tenant-a"}}"""),
        ("apis/rbac.authorization.k8s.io/v1/namespaces/tenant-a/roles",
            """{"apiVersion":"rbac.authorization.k8s.io/v1","kind":"Role","metadata":{"name":"kd-tenant"},"rules":[{"apiGroups":["kubedirector.hpe.com"],"resources":["kubedirectorclusters"],"verbs":["get","list","watch","create","update","patch","delete"]},{"apiGroups":[""],"resources":["events","pods","services"],"verbs":["get","list","watch"]},{"apiGroups":["kubedirector.hpe.com"],"resources":["kubedirectorapps"],"verbs":["get","list","watch"]}]}"""),
        ("apis/rbac.authorization.k8s.io/v1/namespaces/tenant-a/rolebindings",
            """{"apiVersion":"rbac.authorization.k8s.io/v1","kind":"RoleBinding","metadata":{"name":"kd-tenant"},"roleRef":{"apiGroup":"rbac.authorization.k8s.io","kind":"Role","name":"kd-tenant"},"subjects":[{"kind":"Group","apiGroup":"rbac.authorization.k8s.io","name":"recorded-tenants"}]}"""),
    ];

    private static JsonContent Object(string kind, string name, string labels, string spec) => JsonContent.Create(JsonNode.Parse(
        $$"""{"apiVersion":"kubedirector.hpe.com/v1beta1","kind":"{{kind}}","metadata":{"name":"{{name}}","labels":{{labels}}},"spec":{{spec}}}"""));

    private static async Task PostAsync(HttpClient http, string path, HttpContent content)
    {
        using (content)
        {
            using var answer = await http.PostAsync(path, content, Cancelled);
            Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Cancelled));
        }
    }
}
