using System.Net;
using System.Net.Http.Headers;
using k8s;
using k8s.Models;
using MlPipeline.ApiServer.Tests.Hosting;

namespace MlPipeline.ApiServer.Tests;

public sealed class RbacTests : ServerTests
{
    private const string Team = TestServer.TenantNamespace;

    [Fact]
    public async Task Roles_of_a_namespace_hold_from_the_moment_they_are_bound_until_they_go()
    {
        await CreateMapAsync("m");
        using var nobody = Server.CreateClient(TestServer.NobodyToken);
        await Rbac.CreateNamespacedRoleAsync(
            new V1Role { Metadata = new() { Name = "reader" }, Rules = [Rule("get", "configmaps", "m")] }, "default", cancellationToken: Cancelled);
        await FailsAsync(HttpStatusCode.Forbidden, () => ReadMapAsync(nobody, "m"));

        await BindAsync("reads", "default", "Role", "reader", new Rbacv1Subject { Kind = "User", Name = "nobody" });
        Assert.Equal("m", (await ReadMapAsync(nobody, "m")).Metadata.Name);
        await FailsAsync(HttpStatusCode.Forbidden, () => ReadMapAsync(nobody, "other"));
        await FailsAsync(HttpStatusCode.Forbidden, () => nobody.CoreV1.ListNamespacedConfigMapAsync("default", cancellationToken: Cancelled));

        await Rbac.DeleteNamespacedRoleBindingAsync("reads", "default", cancellationToken: Cancelled);
        await FailsAsync(HttpStatusCode.Forbidden, () => ReadMapAsync(nobody, "m"));
    }

    [Fact]
    public async Task A_rule_about_a_resource_is_none_about_its_subresources()
    {
        await Rbac.CreateClusterRoleAsync(new V1ClusterRole { Metadata = new() { Name = "pods" }, Rules = [Rule("*", "pods")] }, cancellationToken: Cancelled);
        await BindAsync("pods", "default", "ClusterRole", "pods", new Rbacv1Subject { Kind = "User", Name = "nobody" });

        Assert.True(await IsAllowedAsync("nobody", new() { Verb = "get", Resource = "pods", NamespaceProperty = "default" }));
        Assert.False(await IsAllowedAsync("nobody", new() { Verb = "get", Resource = "pods", Subresource = "log", NamespaceProperty = "default" }));
        Assert.False(await IsAllowedAsync("nobody", new() { Verb = "get", Resource = "pods", NamespaceProperty = "kube-system" }));
    }

    [Fact]
    public async Task A_member_of_a_tenant_sees_neither_others_nor_the_credentials_of_the_platform()
    {
        await Server.CreateTeamAsync();
        await Core.CreateNamespaceAsync(new V1Namespace { Metadata = new() { Name = "team-b" } }, cancellationToken: Cancelled);
        using var tenant = Server.CreateClient(TestServer.TenantToken);

        foreach (var space in new[] { "team-b", "kube-system", "default" })
        {
            await FailsAsync(HttpStatusCode.Forbidden, () => tenant.CoreV1.ListNamespacedSecretAsync(space, cancellationToken: Cancelled));
            await FailsAsync(HttpStatusCode.Forbidden, () => tenant.CoreV1.ListNamespacedPodAsync(space, cancellationToken: Cancelled));
        }

        await FailsAsync(HttpStatusCode.Forbidden, () => tenant.CoreV1.ListSecretForAllNamespacesAsync(cancellationToken: Cancelled));
        await FailsAsync(HttpStatusCode.Forbidden, () => tenant.RbacAuthorizationV1.ListClusterRoleBindingAsync(cancellationToken: Cancelled));
        var more = new V1RoleBinding { Metadata = new() { Name = "more" }, RoleRef = Role("ClusterRole", "tenant-admin") };
        await FailsAsync(HttpStatusCode.Forbidden, () => tenant.RbacAuthorizationV1.CreateNamespacedRoleBindingAsync(more, Team, cancellationToken: Cancelled));
    }

    [Fact]
    public async Task An_administrator_of_a_tenant_says_who_may_what_in_it()
    {
        await Server.CreateTeamAsync("tenant-admin");
        using var tenant = Server.CreateClient(TestServer.TenantToken);
        var more = new V1RoleBinding
        {
            Metadata = new() { Name = "more" },
            RoleRef = Role("ClusterRole", "tenant-member"),
            Subjects = [new() { Kind = "User", Name = "nobody" }],
        };

        await tenant.RbacAuthorizationV1.CreateNamespacedRoleBindingAsync(more, Team, cancellationToken: Cancelled);

        using var nobody = Server.CreateClient(TestServer.NobodyToken);
        Assert.Empty((await nobody.CoreV1.ListNamespacedPodAsync(Team, cancellationToken: Cancelled)).Items);
        await FailsAsync(HttpStatusCode.Forbidden, () => tenant.CoreV1.ListNamespacedPodAsync("default", cancellationToken: Cancelled));
    }

    [Fact]
    public async Task A_binding_keeps_its_role()
    {
        await BindAsync("b", "default", "Role", "one");
        var binding = await Rbac.ReadNamespacedRoleBindingAsync("b", "default", cancellationToken: Cancelled);
        binding.RoleRef.Name = "other";

        var refused = await FailsAsync(HttpStatusCode.UnprocessableEntity, () => Rbac.ReplaceNamespacedRoleBindingAsync(binding, "b", "default", cancellationToken: Cancelled));

        Assert.Contains("cannot change roleRef", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_account_has_tokens_that_are_good_until_they_or_it_end()
    {
        await Core.CreateNamespacedServiceAccountAsync(new V1ServiceAccount { Metadata = new() { Name = "robot" } }, "default", cancellationToken: Cancelled);
        var request = new Authenticationv1TokenRequest { Spec = new V1TokenRequestSpec { Audiences = ["https://kubernetes.default.svc"], ExpirationSeconds = 600 } };
        var token = (await Core.CreateNamespacedServiceAccountTokenAsync(request, "robot", "default", cancellationToken: Cancelled)).Status.Token;
        using var robot = Server.CreateClient(token);
        var self = await robot.AuthenticationV1.CreateSelfSubjectReviewAsync(new V1SelfSubjectReview(), cancellationToken: Cancelled);
        Assert.Equal("system:serviceaccount:default:robot", self.Status.UserInfo.Username);
        Assert.Equal(["system:serviceaccounts", "system:serviceaccounts:default", "system:authenticated"], self.Status.UserInfo.Groups);

        await FailsAsync(HttpStatusCode.Forbidden, () => robot.CoreV1.ListNamespacedConfigMapAsync("default", cancellationToken: Cancelled));
        await BindAsync("robots", "default", "ClusterRole", "tenant-member", new Rbacv1Subject { Kind = "ServiceAccount", Name = "robot", NamespaceProperty = "default" });
        Assert.Empty((await robot.CoreV1.ListNamespacedConfigMapAsync("default", cancellationToken: Cancelled)).Items);
        Assert.True((await ReviewAsync(token)).Authenticated);

        await Core.DeleteNamespacedServiceAccountAsync("robot", "default", cancellationToken: Cancelled);
        Assert.False((await ReviewAsync(token)).Authenticated ?? false);
        await FailsAsync(HttpStatusCode.Unauthorized, () => robot.CoreV1.ListNamespacedConfigMapAsync("default", cancellationToken: Cancelled));
    }

    [Fact]
    public async Task Who_may_acts_as_somebody_else()
    {
        await CreateMapAsync("m");
        await Rbac.CreateNamespacedRoleAsync(
            new V1Role { Metadata = new() { Name = "reader" }, Rules = [Rule("get", "configmaps")] }, "default", cancellationToken: Cancelled);
        await BindAsync("reads", "default", "Role", "reader", new Rbacv1Subject { Kind = "User", Name = "somebody" });

        Assert.Equal(HttpStatusCode.OK, await GetMapAsync(TestServer.AdminToken, ("Impersonate-User", "somebody")));
        Assert.Equal(HttpStatusCode.Forbidden, await GetMapAsync(TestServer.AdminToken, ("Impersonate-User", "other")));
        Assert.Equal(HttpStatusCode.OK, await GetMapAsync(TestServer.AdminToken, ("Impersonate-User", "other"), ("Impersonate-Group", "system:masters")));
        Assert.Equal(HttpStatusCode.Forbidden, await GetMapAsync(TestServer.NobodyToken, ("Impersonate-User", "somebody")));
        Assert.Equal(HttpStatusCode.BadRequest, await GetMapAsync(TestServer.AdminToken, ("Impersonate-Group", "system:masters")));
    }

    [Theory]
    [InlineData(599)]
    [InlineData(1L << 33)]
    public async Task A_token_lives_neither_too_short_nor_too_long(long seconds)
    {
        await Core.CreateNamespacedServiceAccountAsync(new V1ServiceAccount { Metadata = new() { Name = "robot" } }, "default", cancellationToken: Cancelled);
        var request = new Authenticationv1TokenRequest { Spec = new V1TokenRequestSpec { Audiences = [], ExpirationSeconds = seconds } };

        await FailsAsync(HttpStatusCode.UnprocessableEntity, () => Core.CreateNamespacedServiceAccountTokenAsync(request, "robot", "default", cancellationToken: Cancelled));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a.b.c")]
    [InlineData("eyJhbGciOiJub25lIn0.eyJzdWIiOiJzeXN0ZW06c2VydmljZWFjY291bnQ6ZGVmYXVsdDpyb2JvdCJ9.")]
    public async Task A_forged_token_is_none(string token)
    {
        Assert.False((await ReviewAsync(token)).Authenticated ?? false);
        using var http = Server.CreateHttp(null);
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token.Length == 0 ? " " : token);
        using var answer = await http.GetAsync("api", Cancelled);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    private async Task<HttpStatusCode> GetMapAsync(string token, params (string Name, string Value)[] headers)
    {
        using var http = Server.CreateHttp(token);
        foreach (var (name, value) in headers)
        {
            http.DefaultRequestHeaders.Add(name, value);
        }

        using var answer = await http.GetAsync("api/v1/namespaces/default/configmaps/m", Cancelled);
        return answer.StatusCode;
    }

    private IRbacAuthorizationV1Operations Rbac => Server.Client.RbacAuthorizationV1;

    private static V1PolicyRule Rule(string verb, string resource, params string[] names) =>
        new() { Verbs = [verb], ApiGroups = [""], Resources = [resource], ResourceNames = names };

    private static V1RoleRef Role(string kind, string name) => new() { ApiGroup = "rbac.authorization.k8s.io", Kind = kind, Name = name };

    private static Task<V1ConfigMap> ReadMapAsync(Kubernetes client, string name) =>
        client.CoreV1.ReadNamespacedConfigMapAsync(name, "default", cancellationToken: Cancelled);

    private Task<V1RoleBinding> BindAsync(string name, string space, string kind, string role, params Rbacv1Subject[] subjects) =>
        Rbac.CreateNamespacedRoleBindingAsync(
            new V1RoleBinding { Metadata = new() { Name = name }, RoleRef = Role(kind, role), Subjects = subjects },
            space,
            cancellationToken: Cancelled);

    private async Task<bool> IsAllowedAsync(string user, V1ResourceAttributes attributes) =>
        (await Server.Client.AuthorizationV1.CreateSubjectAccessReviewAsync(
            new V1SubjectAccessReview { Spec = new() { User = user, ResourceAttributes = attributes } }, cancellationToken: Cancelled)).Status.Allowed;

    private async Task<V1TokenReviewStatus> ReviewAsync(string token) =>
        (await Server.Client.AuthenticationV1.CreateTokenReviewAsync(new V1TokenReview { Spec = new() { Token = token } }, cancellationToken: Cancelled)).Status;
}
