using System.Net;
using k8s;
using k8s.Models;
using MlPipeline.ApiServer.Tests.Hosting;

namespace MlPipeline.ApiServer.Tests;

public sealed class AccessTests : ServerTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("wrong")]
    public async Task Without_valid_credentials_everything_but_health_and_version_is_unauthorized(string? token)
    {
        using var http = Server.CreateHttp(token);
        foreach (var path in new[] { "api/v1/namespaces/default/pods", "api", "apis", "nosuch", "" })
        {
            using var answer = await http.GetAsync(path, Cancelled);
            var status = KubernetesJson.Deserialize<V1Status>(await answer.Content.ReadAsStringAsync(Cancelled));
            Assert.Equal((HttpStatusCode.Unauthorized, "Unauthorized"), (answer.StatusCode, status.Reason));
        }

        foreach (var path in new[] { "healthz", "livez", "readyz", "livez/ping" })
        {
            Assert.Equal("ok", await http.GetStringAsync(path, Cancelled));
        }

        Assert.Contains("gitVersion", await http.GetStringAsync("version", Cancelled), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tenant_works_in_its_namespace()
    {
        await Server.CreateTeamAsync();
        using var tenant = Server.CreateClient(TestServer.TenantToken);
        await tenant.CoreV1.CreateNamespacedConfigMapAsync(Samples.ConfigMap("mine"), TestServer.TenantNamespace, cancellationToken: Cancelled);
        await tenant.CoreV1.CreateNamespacedPodAsync(Samples.Pod("p"), TestServer.TenantNamespace, cancellationToken: Cancelled);
        var patch = new V1Patch("""{"status":{"phase":"Running"}}""", V1Patch.PatchType.MergePatch);

        Assert.Equal("Running", (await tenant.CoreV1.PatchNamespacedPodStatusAsync(patch, "p", TestServer.TenantNamespace, cancellationToken: Cancelled)).Status.Phase);
        Assert.Single((await tenant.CoreV1.ListNamespacedConfigMapAsync(TestServer.TenantNamespace, cancellationToken: Cancelled)).Items);
    }

    [Fact]
    public async Task A_tenant_reads_what_describes_the_cluster()
    {
        using var tenant = Server.CreateClient(TestServer.TenantToken);

        Assert.NotEmpty((await tenant.CoreV1.ListNamespaceAsync(cancellationToken: Cancelled)).Items);
        Assert.Empty((await tenant.CoreV1.ListNodeAsync(cancellationToken: Cancelled)).Items);
        Assert.Empty((await tenant.StorageV1.ListStorageClassAsync(cancellationToken: Cancelled)).Items);
        Assert.Empty((await tenant.ApiextensionsV1.ListCustomResourceDefinitionAsync(cancellationToken: Cancelled)).Items);
        Assert.NotEmpty((await tenant.Apis.GetAPIVersionsAsync(Cancelled)).Groups);
    }

    [Fact]
    public async Task Everything_else_is_forbidden_in_the_recorded_words()
    {
        await CreateMapAsync("secretive");
        using var tenant = Server.CreateClient(TestServer.TenantToken);
        var core = tenant.CoreV1;
        var listed = await FailsAsync(HttpStatusCode.Forbidden, () => core.ListNamespacedConfigMapAsync("default", cancellationToken: Cancelled));
        Assert.Equal(
            "configmaps is forbidden: User \"student1\" cannot list resource \"configmaps\" in API group \"\" in the namespace \"default\"", listed.Message);

        var read = await FailsAsync(HttpStatusCode.Forbidden, () => core.ReadNamespacedConfigMapAsync("secretive", "default", cancellationToken: Cancelled));
        Assert.Equal(
            "configmaps \"secretive\" is forbidden: User \"student1\" cannot get resource \"configmaps\" in API group \"\" in the namespace \"default\"",
            read.Message);

        var all = await FailsAsync(
            HttpStatusCode.Forbidden, () => tenant.AppsV1.ListStatefulSetForAllNamespacesAsync(cancellationToken: Cancelled));
        Assert.Equal(
            "statefulsets.apps is forbidden: User \"student1\" cannot list resource \"statefulsets\" in API group \"apps\" at the cluster scope",
            all.Message);

        var space = new V1Namespace { Metadata = new V1ObjectMeta { Name = "mine" } };
        await FailsAsync(HttpStatusCode.Forbidden, () => core.CreateNamespaceAsync(space, cancellationToken: Cancelled));
        await FailsAsync(HttpStatusCode.Forbidden, () => core.DeleteNamespaceAsync(TestServer.TenantNamespace, cancellationToken: Cancelled));
        await FailsAsync(HttpStatusCode.Forbidden, () => core.DeleteCollectionNamespacedConfigMapAsync("default", cancellationToken: Cancelled));
    }

    [Fact]
    public async Task Authorization_comes_before_not_found()
    {
        using var http = Server.CreateHttp(TestServer.TenantToken);
        using var resource = await http.GetAsync("apis/nosuch.example.com/v1/namespaces/default/things", Cancelled);
        using var path = await http.GetAsync("nosuch", Cancelled);
        var status = KubernetesJson.Deserialize<V1Status>(await path.Content.ReadAsStringAsync(Cancelled));

        Assert.Equal(HttpStatusCode.Forbidden, resource.StatusCode);
        Assert.Equal((HttpStatusCode.Forbidden, "forbidden: User \"student1\" cannot get path \"/nosuch\""), (path.StatusCode, status.Message));
    }

    [Fact]
    public async Task A_user_without_groups_learns_only_what_is_served()
    {
        using var nobody = Server.CreateClient(TestServer.NobodyToken);
        await FailsAsync(HttpStatusCode.Forbidden, () => nobody.CoreV1.ListNamespaceAsync(cancellationToken: Cancelled));
        Assert.NotEmpty((await nobody.Apis.GetAPIVersionsAsync(Cancelled)).Groups);
    }

    [Theory]
    [InlineData("create", "pods", TestServer.TenantNamespace, true)]
    [InlineData("create", "pods", "default", false)]
    [InlineData("list", "namespaces", null, true)]
    [InlineData("delete", "namespaces", null, false)]
    public async Task A_user_can_ask_what_it_may_do(string verb, string resource, string? namespaceName, bool expected)
    {
        await Server.CreateTeamAsync();
        using var tenant = Server.CreateClient(TestServer.TenantToken);
        var review = new V1SelfSubjectAccessReview
        {
            Spec = new V1SelfSubjectAccessReviewSpec
            {
                ResourceAttributes = new V1ResourceAttributes { Verb = verb, Resource = resource, NamespaceProperty = namespaceName },
            },
        };

        Assert.Equal(expected, (await tenant.AuthorizationV1.CreateSelfSubjectAccessReviewAsync(review, cancellationToken: Cancelled)).Status.Allowed);
    }

}
