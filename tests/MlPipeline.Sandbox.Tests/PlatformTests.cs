using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using k8s;
using k8s.Autorest;
using MlPipeline.Sandbox.Tests.Hosting;

namespace MlPipeline.Sandbox.Tests;

[Collection(SandboxCollection.Name)]
public sealed class PlatformTests(SharedSandbox shared)
{
    private readonly TestSandbox _sandbox = shared.Sandbox;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Wrong_password_is_refused_with_a_next_step()
    {
        using var response = await _sandbox.LogInAsync("student1", "guess", "K8sMLTenant");

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        var error = await response.Content.ReadFromJsonAsync<JsonElement>(Cancellation);
        Assert.Equal("error", error.GetProperty("status").GetString());
        Assert.Contains("student1", error.GetProperty("error").GetString(), StringComparison.Ordinal);
        Assert.NotEmpty(error.GetProperty("next_step").GetString()!);
    }

    [Theory]
    [InlineData("k8smltenant")]
    [InlineData("Other")]
    public async Task Unknown_tenant_is_refused_and_the_right_one_named(string tenant)
    {
        using var response = await _sandbox.LogInAsync("student1", _sandbox.PasswordOf("student1"), tenant);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        var error = await response.Content.ReadFromJsonAsync<JsonElement>(Cancellation);
        Assert.Contains("K8sMLTenant", error.GetProperty("next_step").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("""{"name":"student1"}""")]
    [InlineData("""{"name":1,"password":2,"tenant_name":3}""")]
    public async Task A_body_that_is_no_log_in_is_refused(string body)
    {
        using var gateway = _sandbox.Gateway();
        using var content = new StringContent(body);
        using var response = await gateway.PostAsync(new Uri("/api/v2/session", UriKind.Relative), content, Cancellation);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task The_kubeconfig_shows_the_tenants_kdapps_and_nothing_of_others()
    {
        using var client = await _sandbox.ClientAsync("student2");

        var apps = (JsonElement)await client.CustomObjects.ListNamespacedCustomObjectAsync(
            "kubedirector.hpe.com", "v1beta1", "k8smltenant", "kubedirectorapps", cancellationToken: Cancellation);
        var foreign = await Assert.ThrowsAsync<HttpOperationException>(() =>
            client.CoreV1.ListNamespacedSecretAsync("kubedirector", cancellationToken: Cancellation));

        Assert.Equal(
            ["deployment-engine", "jupyter-notebook", "training-engine"],
            apps.GetProperty("items").EnumerateArray().Select(app => app.GetProperty("metadata").GetProperty("name").GetString()).Order());
        Assert.Equal(HttpStatusCode.Forbidden, foreign.Response.StatusCode);
    }

    [Fact]
    public async Task Log_out_makes_the_kubeconfig_worthless()
    {
        using var gateway = _sandbox.Gateway();
        using var login = await _sandbox.LogInAsync("student3", _sandbox.PasswordOf("student3"), "K8sMLTenant");
        var session = login.Headers.Location!.OriginalString;
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v2/k8skubeconfig") { Headers = { { "X-BDS-SESSION", session } } };
        using var kubeconfig = await gateway.SendAsync(request, Cancellation);
        using var client = TestSandbox.Client(await kubeconfig.Content.ReadAsStringAsync(Cancellation));
        await client.CoreV1.ListNamespacedPodAsync("k8smltenant", cancellationToken: Cancellation);

        using var ended = await gateway.DeleteAsync(new Uri(session, UriKind.Relative), Cancellation);

        Assert.Equal(HttpStatusCode.NoContent, ended.StatusCode);
        var refused = await Assert.ThrowsAsync<HttpOperationException>(() =>
            client.CoreV1.ListNamespacedPodAsync("k8smltenant", cancellationToken: Cancellation));
        Assert.Equal(HttpStatusCode.Unauthorized, refused.Response.StatusCode);
        using var shown = await gateway.GetAsync(new Uri(session, UriKind.Relative), Cancellation);
        Assert.Equal(HttpStatusCode.NotFound, shown.StatusCode);
    }

    [Fact]
    public async Task A_client_without_the_sandboxes_authority_does_not_trust_it()
    {
        using var client = new HttpClient();

        var error = await Assert.ThrowsAsync<HttpRequestException>(() =>
            client.GetAsync(new Uri(_sandbox.Descriptor.GatewayUrl + "/api/v2/config"), Cancellation));

        Assert.Equal(HttpRequestError.SecureConnectionError, error.HttpRequestError);
    }

    [Theory]
    [InlineData("GET", "/sandbox/v1/status")]
    [InlineData("POST", "/sandbox/v1/stop")]
    public async Task Only_the_sandboxes_own_user_may_control_it(string method, string path)
    {
        using var gateway = _sandbox.Gateway();
        using var request = new HttpRequestMessage(new HttpMethod(method), path) { Headers = { { "Authorization", "Bearer guess" } } };
        using var response = await gateway.SendAsync(request, Cancellation);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Fact]
    public async Task Secrets_are_for_this_user_only()
    {
        await _sandbox.KubeconfigAsync("student1");
        foreach (var name in new[] { "credentials.json", "control.token", "sessions.json", "pki/ca.key", "pki/server.key", "pki/session.key" })
        {
            if (!OperatingSystem.IsWindows())
            {
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(_sandbox.Home.Folder, name)));
            }
        }

        Assert.True(_sandbox.PasswordOf("student8").Length >= 16);
    }
}
