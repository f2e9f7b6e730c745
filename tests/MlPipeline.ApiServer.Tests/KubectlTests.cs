using MlPipeline.ApiServer.Tests.Hosting;

namespace MlPipeline.ApiServer.Tests;

public sealed class KubectlTests : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("apiserver-kubectl-");
    private TestServer _server = null!;

    public async ValueTask InitializeAsync() => _server = await TestServer.StartAsync(_folder.FullName);

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData(KubectlPrograms.Old)]
    [InlineData(KubectlPrograms.Current)]
    public async Task Kubectl_applies_shows_changes_and_deletes(string version)
    {
        var kubectl = ServerKubectl.FindOrSkip(_server, _folder.FullName, TestServer.AdminToken, version);
        const string manifest = """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: a, labels: {app: demo}}
            data: {key: "1"}
            ---
            apiVersion: v1
            kind: Service
            metadata: {name: web}
            spec: {ports: [{name: http, port: 80}, {name: stats, port: 81}]}
            """;
        var applied = await kubectl.RunAsync("apply -f -", manifest);
        Assert.Equal("configmap/a created\nservice/web created\n", applied);
        var again = await kubectl.RunAsync("apply -f -", manifest.Replace("81", "82", StringComparison.Ordinal));
        Assert.Equal("configmap/a unchanged\nservice/web configured\n", again);
        Assert.Equal("80 82", await kubectl.RunAsync("get svc web -o jsonpath={.spec.ports[*].port}"));

        Assert.Contains("a ", await kubectl.RunAsync("get cm -l app=demo"), StringComparison.Ordinal);
        await kubectl.RunAsync("label cm a app=other --overwrite");
        await kubectl.RunAsync("""patch cm a --type json -p [{"op":"add","path":"/data/more","value":"2"}]""");
        Assert.Equal("2other", await kubectl.RunAsync("get cm a -o jsonpath={.data.more}{.metadata.labels.app}"));
        Assert.Contains("\"a\" deleted", await kubectl.RunAsync("delete cm a"), StringComparison.Ordinal);
        var (code, _, error) = await kubectl.TryRunAsync("get cm a");
        Assert.Equal((1, "Error from server (NotFound): configmaps \"a\" not found\n"), (code, error));
    }

    [Theory]
    [InlineData(KubectlPrograms.Old)]
    [InlineData(KubectlPrograms.Current)]
    public async Task Kubectl_uses_definitions_and_scales(string version)
    {
        var kubectl = ServerKubectl.FindOrSkip(_server, _folder.FullName, TestServer.AdminToken, version);
        await DefineWidgetsAsync(kubectl, "{type: object, x-kubernetes-preserve-unknown-fields: true}");
        await kubectl.RunAsync("apply -f -", """{"apiVersion":"example.com/v1","kind":"Widget","metadata":{"name":"w"},"spec":{"size":1}}""");
        Assert.Equal("1", await kubectl.RunAsync("get wd w -o jsonpath={.spec.size}"));
        await kubectl.RunAsync("delete crd widgets.example.com");

        await kubectl.RunAsync("apply -f -", """
            apiVersion: apps/v1
            kind: StatefulSet
            metadata: {name: s}
            spec:
              selector: {matchLabels: {app: s}}
              template:
                metadata: {labels: {app: s}}
                spec: {containers: [{name: app, image: "app:1.0"}]}
            """);
        await kubectl.RunAsync("scale sts s --replicas=3");
        Assert.Equal("3", await kubectl.RunAsync("get sts s -o jsonpath={.spec.replicas}"));
    }

    [Theory]
    [InlineData(KubectlPrograms.Old)]
    [InlineData(KubectlPrograms.Current)]
    public async Task Kubectl_sees_what_a_tenant_may_do(string version)
    {
        var kubectl = ServerKubectl.FindOrSkip(_server, _folder.FullName, TestServer.TenantToken, version);

        Assert.Contains("default ", await kubectl.RunAsync("get namespaces"), StringComparison.Ordinal);
        Assert.Equal(
            "Error from server (Forbidden): pods is forbidden: User \"student1\" cannot list resource \"pods\" in API group \"\" in the namespace \"default\"\n",
            (await kubectl.TryRunAsync("get pods")).Error);
    }

    [Theory]
    [InlineData(KubectlPrograms.Old)]
    [InlineData(KubectlPrograms.Current)]
    public async Task Kubectl_creates_what_its_commands_make(string version)
    {
        var kubectl = ServerKubectl.FindOrSkip(_server, _folder.FullName, TestServer.AdminToken, version);
        await kubectl.RunAsync("create configmap model --from-literal=path=/m.bin --from-literal=empty=");
        Assert.Equal("/m.bin", await kubectl.RunAsync("get configmap model -o jsonpath={.data.path}"));
        await kubectl.RunAsync("create secret generic word --from-literal=password=hush --type=example.com/own");
        Assert.Equal("example.com/own/aHVzaA==", await kubectl.RunAsync("get secret word -o jsonpath={.type}/{.data.password}"));
        await kubectl.RunAsync("create namespace made");
        await kubectl.RunAsync("create service clusterip door --tcp=80:http -n made");
        Assert.Equal("80/http", await kubectl.RunAsync("get service door -n made -o jsonpath={.spec.ports[0].port}/{.spec.ports[0].targetPort}"));
        await kubectl.RunAsync("create clusterrole paths --verb=get --non-resource-url=/metrics");
        Assert.Equal("[\"/metrics\"]", await kubectl.RunAsync("get clusterrole paths -o jsonpath={.rules[0].nonResourceURLs}"));
    }

    [Theory]
    [InlineData(KubectlPrograms.Old)]
    [InlineData(KubectlPrograms.Current)]
    public async Task Kubectl_shows_what_an_apply_would_change(string version)
    {
        PathProgram.FindOrSkip("diff");
        var kubectl = ServerKubectl.FindOrSkip(_server, _folder.FullName, TestServer.AdminToken, version);
        await kubectl.RunAsync("apply -f -", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: shown}\ndata: {a: old}\n");

        var changed = await kubectl.TryRunAsync("diff -f -", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: shown}\ndata: {a: new}\n");

        Assert.True(changed.Code == 1, changed.Error);
        Assert.Contains("-  a: old", changed.Output, StringComparison.Ordinal);
        Assert.Contains("+  a: new", changed.Output, StringComparison.Ordinal);
        Assert.Equal("old", await kubectl.RunAsync("get configmap shown -o jsonpath={.data.a}"));
    }

    [Fact]
    public async Task Kubectl_has_unknown_fields_refused_where_definitions_know_them()
    {
        var kubectl = ServerKubectl.FindOrSkip(_server, _folder.FullName, TestServer.AdminToken, KubectlPrograms.Current);
        await DefineWidgetsAsync(kubectl, "{type: object, properties: {spec: {type: object, properties: {size: {type: integer}}}}}");
        const string widget = "apiVersion: example.com/v1\nkind: Widget\nmetadata: {name: w}\nspec: {size: 1, colour: red}\n";

        Assert.Contains("unknown field \"spec.colour\"", (await kubectl.TryRunAsync("apply -f -", widget)).Error, StringComparison.Ordinal);
        Assert.Contains("Warning: unknown field \"spec.colour\"", (await kubectl.TryRunAsync("apply --validate=warn -f -", widget)).Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(KubectlPrograms.Old)]
    [InlineData(KubectlPrograms.Current)]
    public async Task Kubectl_gives_roles_to_service_accounts(string version)
    {
        var kubectl = ServerKubectl.FindOrSkip(_server, _folder.FullName, TestServer.AdminToken, version);
        await kubectl.RunAsync("create serviceaccount robot");
        await kubectl.RunAsync("create role looks --verb=get,list --resource=configmaps");
        await kubectl.RunAsync("create rolebinding looks --role=looks --serviceaccount=default:robot");
        Assert.Contains("Role/looks", await kubectl.RunAsync("get rolebindings"), StringComparison.Ordinal);
        Assert.Contains("ServiceAccount  robot  default", await kubectl.RunAsync("describe rolebinding looks"), StringComparison.Ordinal);
        if (version == KubectlPrograms.Current)
        {
            var token = (await kubectl.RunAsync("create token robot")).Trim();
            var robot = ServerKubectl.FindOrSkip(_server, _folder.FullName, token, version);
            Assert.Equal("yes\n", await robot.RunAsync("auth can-i list configmaps"));
            Assert.Equal("no\n", (await robot.TryRunAsync("auth can-i delete configmaps")).Output);
        }
    }

    [Theory]
    [InlineData(KubectlPrograms.Old)]
    [InlineData(KubectlPrograms.Current)]
    public async Task Kubectl_asks_what_its_user_may_do(string version)
    {
        await _server.CreateTeamAsync();
        var kubectl = ServerKubectl.FindOrSkip(_server, _folder.FullName, TestServer.TenantToken, version);
        Assert.Equal("yes\n", await kubectl.RunAsync("auth can-i create pods -n team-a"));
        Assert.Equal("no\n", (await kubectl.TryRunAsync("auth can-i create pods -n default")).Output);
        Assert.Equal("yes\n", await kubectl.RunAsync("auth can-i get /version"));
        Assert.Contains("customresourcedefinitions.apiextensions.k8s.io", await kubectl.RunAsync("auth can-i --list -n default"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Kubectl_says_who_its_user_is()
    {
        var kubectl = ServerKubectl.FindOrSkip(_server, _folder.FullName, TestServer.TenantToken, KubectlPrograms.Current);
        Assert.Equal("student1", await kubectl.RunAsync("auth whoami -o jsonpath={.status.userInfo.username}"));
    }

    [Fact]
    public async Task Kubectl_explains_what_a_definition_says()
    {
        var kubectl = ServerKubectl.FindOrSkip(_server, _folder.FullName, TestServer.AdminToken, KubectlPrograms.Current);
        await DefineWidgetsAsync(
            kubectl, "{type: object, properties: {spec: {type: object, properties: {size: {type: integer, description: How large it is.}}}}}");
        var text = await kubectl.RunAsync("explain widgets.spec.size");
        Assert.Contains("FIELD: size <integer>", text, StringComparison.Ordinal);
        Assert.Contains("How large it is.", text, StringComparison.Ordinal);
    }

    private static async Task DefineWidgetsAsync(Kubectl kubectl, string schema)
    {
        await kubectl.RunAsync("apply -f -", $$"""
            apiVersion: apiextensions.k8s.io/v1
            kind: CustomResourceDefinition
            metadata: {name: widgets.example.com}
            spec:
              group: example.com
              scope: Namespaced
              names: {plural: widgets, kind: Widget, shortNames: [wd]}
              versions:
              - name: v1
                served: true
                storage: true
                schema:
                  openAPIV3Schema: {{schema}}
            """);
        await kubectl.RunAsync("wait --for=condition=Established crd/widgets.example.com --timeout=10s");
    }
}
