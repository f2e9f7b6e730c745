using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using MlPipeline.KubeDirector.Connection;
using MlPipeline.KubeDirector.Platform;
using MlPipeline.KubeDirector.Tests.Hosting;

namespace MlPipeline.KubeDirector.Tests.Platform;

public sealed class PlatformClientTests
{
    private const string SessionPath = "/api/v2/session/0a1b2c";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private static ServerTrust Trust { get; } = ServerTrust.From([TestCertificate.Instance], skipsVerification: false);

    [Fact]
    public async Task A_login_leads_to_the_kubeconfig_and_ends()
    {
        var ended = false;
        await using var gateway = await TestEngine.StartAsync(app =>
        {
            app.MapPost("/api/v2/session", async context =>
            {
                var body = await new StreamReader(context.Request.Body).ReadToEndAsync(Cancelled);
                context.Response.StatusCode = body == """{"name":"student1","password":"secret","tenant_name":"K8sMLTenant"}""" ? 201 : 400;
                context.Response.Headers.Location = SessionPath;
            });
            app.MapGet("/api/v2/k8skubeconfig", context =>
                context.Response.WriteAsync(context.Request.Headers["X-BDS-SESSION"] == SessionPath ? "kind: Config" : "no session"));
            app.MapDelete(SessionPath, context =>
            {
                ended = true;
                context.Response.StatusCode = 204;
                return Task.CompletedTask;
            });
        });
        using var client = new PlatformClient(gateway.Address, Trust);

        var login = await client.LogInAsync("student1", "secret", "K8sMLTenant", Cancelled);
        var kubeconfig = await client.GetKubeconfigAsync(login, Cancelled);
        await client.LogOutAsync(login, Cancelled);

        Assert.Equal("kind: Config", kubeconfig);
        Assert.True(ended);
        Assert.DoesNotContain("0a1b2c", login.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(401, PipelineFault.WrongPassword)]
    [InlineData(403, PipelineFault.UnknownTenant)]
    [InlineData(404, PipelineFault.UnknownTenant)]
    [InlineData(500, PipelineFault.Other)]
    public async Task A_refused_login_is_told_by_its_cause(int status, PipelineFault fault)
    {
        await using var gateway = await TestEngine.StartAsync(app => app.MapPost(
            "/api/v2/session", TestEngine.Json("""{"status":"error","error":"There is no tenant x.","next_step":"Check its name."}""", status)));
        using var client = new PlatformClient(gateway.Address, Trust);

        var error = await Assert.ThrowsAsync<PipelineException>(() => client.LogInAsync("student1", "secret", "x", Cancelled));

        Assert.Equal(fault, error.Fault);
        Assert.DoesNotContain("secret", error.Message, StringComparison.Ordinal);
        Assert.Equal(2, error.Message.Split('\n').Length);
    }

    [Fact]
    public async Task A_session_that_has_ended_asks_for_a_login_and_is_no_error_to_end()
    {
        await using var gateway = await TestEngine.StartAsync(app =>
        {
            app.MapGet("/api/v2/k8skubeconfig", TestEngine.Json("{}", 401));
            app.MapDelete(SessionPath, TestEngine.Json("{}", 404));
        });
        using var client = new PlatformClient(gateway.Address, Trust);
        var login = new PlatformLogin("student1", "K8sMLTenant", SessionPath);

        var error = await Assert.ThrowsAsync<PipelineException>(() => client.GetKubeconfigAsync(login, Cancelled));
        await client.LogOutAsync(login, Cancelled);

        Assert.Equal(PipelineFault.NotLoggedIn, error.Fault);
    }

    [Fact]
    public async Task A_certificate_nobody_vouches_for_is_refused_unless_it_is_asked_for()
    {
        await using var gateway = await TestEngine.StartAsync(app => app.MapPost("/api/v2/session", context =>
        {
            context.Response.StatusCode = 201;
            context.Response.Headers.Location = SessionPath;
            return Task.CompletedTask;
        }));
        using var careful = new PlatformClient(gateway.Address, ServerTrust.System);
        using var careless = new PlatformClient(gateway.Address, ServerTrust.From(null, skipsVerification: true));

        var error = await Assert.ThrowsAsync<PipelineException>(() => careful.LogInAsync("student1", "secret", "t", Cancelled));
        await careless.LogInAsync("student1", "secret", "t", Cancelled);

        Assert.Equal(PipelineFault.Untrusted, error.Fault);
        Assert.Contains("--ca-file", error.NextStep, StringComparison.Ordinal);
        Assert.Single(gateway.Requests);
    }

    [Fact]
    public async Task A_trusted_certificate_for_another_name_is_refused()
    {
        await using var gateway = await TestEngine.StartAsync(_ => { });
        using var client = new PlatformClient(new Uri($"https://localhost:{gateway.Address.Port}"), Trust);

        var error = await Assert.ThrowsAsync<PipelineException>(() => client.LogInAsync("student1", "secret", "t", Cancelled));

        Assert.Equal(PipelineFault.Untrusted, error.Fault);
    }

    [Fact]
    public async Task Where_nobody_answers_the_address_is_told()
    {
        var gateway = await TestEngine.StartAsync(_ => { });
        var address = gateway.Address;
        await gateway.DisposeAsync();
        using var client = new PlatformClient(address, Trust);

        var error = await Assert.ThrowsAsync<PipelineException>(() => client.LogInAsync("student1", "secret", "t", Cancelled));

        Assert.Equal(PipelineFault.Unreachable, error.Fault);
        Assert.Contains(address.Authority, error.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_ca_file_that_is_none_is_told()
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, "-----BEGIN CERTIFICATE-----\nnonsense\n-----END CERTIFICATE-----\n");

            var error = Assert.Throws<PipelineException>(() => ServerTrust.FromFile(file));

            Assert.Contains(file, error.Problem, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
