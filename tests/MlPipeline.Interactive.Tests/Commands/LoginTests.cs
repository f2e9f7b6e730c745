using k8s;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using MlPipeline.Contracts.Sandbox;
using MlPipeline.Interactive.Commands.Login;
using MlPipeline.Interactive.Hosting;
using MlPipeline.Interactive.Tests.Hosting;
using MlPipeline.KubeDirector;

namespace MlPipeline.Interactive.Tests.Commands;

public sealed class LoginTests : MagicTest, IAsyncLifetime
{
    private const string Password = "pass word";

    private TestCluster _cluster = null!;
    private TestEngine _gateway = null!;

    public async ValueTask InitializeAsync()
    {
        _cluster = await TestCluster.StartAsync();
        _gateway = await TestEngine.StartAsync(Map);
    }

    public async ValueTask DisposeAsync()
    {
        Dispose();
        await _gateway.DisposeAsync();
        await _cluster.DisposeAsync();
    }

    [Fact]
    public async Task A_kubeconfig_logs_in_and_kd_is_there()
    {
        await LogInAsync(_cluster);

        var session = Assert.IsType<PipelineSession>(Host.Variables["kd"]);
        Assert.Equal(("student1", TestCluster.Namespace), (session.User, session.Namespace));
        Assert.Contains("logged in", Host.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(FixedTokens.Student, Host.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Inside_a_notebook_cluster_the_kubeconfig_it_was_given_logs_in()
    {
        var given = Path.Combine(Home, "given");
        UseOptions(Options with { GivenKubeconfig = given, NotebookCluster = "my-notebook", Student = "student2" });
        var missing = await FailsAsync("#!kd-login");
        await File.WriteAllTextAsync(given, _cluster.KubeconfigText(FixedTokens.Student), Cancelled);

        await RunAsync("#!kd-login");

        var info = Assert.IsType<LoginInfo>(Host.Outputs[^1][^1]);
        Assert.Equal(("student2", TestCluster.Namespace, given), (info.User, info.Namespace, info.KubeconfigFile));
        Assert.Contains("#!kd-cluster connect --name my-notebook", missing.NextStep, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_sandbox_that_runs_is_logged_in_to_with_its_own_password()
    {
        await WriteSandboxAsync(Environment.ProcessId);

        await RunAsync("#!kd-login");

        var info = Assert.IsType<LoginInfo>(Host.Outputs[^1][^1]);
        Assert.Equal(("sandbox", "student1", "K8sMLTenant", TestCluster.Namespace), (info.Where, info.User, info.Tenant, info.Namespace));
        Assert.Equal(Path.Combine(Home, "students", "student1.kubeconfig"), info.KubeconfigFile);
        Assert.Contains(FixedTokens.Student, await File.ReadAllTextAsync(info.KubeconfigFile, Cancelled), StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(info.KubeconfigFile));
        }
    }

    [Fact]
    public async Task Logging_out_ends_the_platforms_session_and_takes_the_kubeconfig_away()
    {
        await WriteSandboxAsync(Environment.ProcessId);
        await RunAsync("#!kd-login");

        await RunAsync("#!kd-login logout");

        Assert.Contains(_gateway.Requests, request => request.Method == "DELETE");
        Assert.False(File.Exists(Path.Combine(Home, "students", "student1.kubeconfig")));
        Assert.Equal("Run #!kd-login first.", (await FailsAsync("#!kd-cluster list")).NextStep);
    }

    [Fact]
    public async Task Status_tells_whether_the_cluster_answers()
    {
        await RunAsync("#!kd-login status");
        await LogInAsync(_cluster);
        await RunAsync("#!kd-login status");

        Assert.Contains("logged out", Host.Text, StringComparison.Ordinal);
        Assert.True(Assert.IsType<LoginInfo>(Host.Outputs[^1][^1]).IsAlive);
    }

    [Fact]
    public async Task A_user_the_sandbox_does_not_have_is_told_with_those_it_has()
    {
        await WriteSandboxAsync(Environment.ProcessId);

        Assert.Contains("student1", (await FailsAsync("#!kd-login --user nobody")).NextStep, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sandbox_that_was_killed_counts_as_none()
    {
        await WriteSandboxAsync(int.MaxValue);

        var error = await FailsAsync("#!kd-login");

        Assert.Contains("mlpipeline sandbox start", error.NextStep, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sandbox_whose_process_number_is_anothers_by_now_counts_as_none()
    {
        await WriteSandboxAsync(Environment.ProcessId);
        await _gateway.DisposeAsync();

        Assert.Contains("mlpipeline sandbox start", (await FailsAsync("#!kd-login")).NextStep, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tool_that_cannot_be_run_is_told()
    {
        UseOptions(Options with { ToolPath = Path.Combine(Home, "no-such-tool") });

        Assert.Contains("no-such-tool", (await FailsAsync("#!kd-login")).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tool_that_fails_is_heard()
    {
        UseOptions(Options with { ToolPath = typeof(LoginTests).Assembly.Location.Replace("Interactive.Tests.dll", "no-such.dll", StringComparison.Ordinal) });

        var error = await Assert.ThrowsAsync<MagicException>(() => RunAsync("#!kd-login"));

        Assert.NotEmpty(error.Problem);
    }

    [Fact]
    public async Task A_platforms_password_is_asked_for_or_taken_from_the_environment()
    {
        var line = $"#!kd-login --gateway {_gateway.Address} --tenant K8sMLTenant --user student1 --ca-file \"{await WriteAuthorityAsync()}\"";

        Assert.Contains(MagicOptions.PasswordVariable, (await FailsAsync(line)).NextStep, StringComparison.Ordinal);
        Host.Passwords.Enqueue("wrong");
        Assert.Contains("password", (await FailsAsync(line)).Problem, StringComparison.Ordinal);
        Host.Passwords.Enqueue(Password);
        await RunAsync(line);
        UseOptions(Options with { Password = Password });
        await RunAsync(line);

        Assert.Equal(2, Host.Outputs.Count);
        Assert.DoesNotContain(Password, Host.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_login_without_verification_is_warned_of()
    {
        Host.Passwords.Enqueue(Password);

        await RunAsync($"#!kd-login --gateway {_gateway.Address} --tenant K8sMLTenant --user student1 --insecure");

        Assert.Contains("not verified", Host.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--gateway https://a.example", "--tenant")]
    [InlineData("--tenant T --user u", "--gateway")]
    [InlineData("--gateway https://a.example --kubeconfig f", "Choose one")]
    public async Task Ways_in_do_not_mix_and_are_whole(string options, string told) =>
        Assert.Contains(told, (await FailsAsync("#!kd-login " + options)).Message, StringComparison.Ordinal);

    [Fact]
    public async Task A_token_that_has_run_out_asks_for_a_login()
    {
        var error = await Assert.ThrowsAsync<MagicException>(() => LogInAsync(_cluster, "expired"));

        Assert.Contains("#!kd-login", error.NextStep, StringComparison.Ordinal);
        Assert.False(Host.Variables.ContainsKey("kd"));
    }

    [Fact]
    public async Task A_login_can_be_merged_into_a_kubeconfig_and_leaves_it_with_the_logout()
    {
        await WriteSandboxAsync(Environment.ProcessId);
        var file = Path.Combine(Home, "shared", "config");

        await RunAsync($"#!kd-login --merge-into \"{file}\"");
        var merged = await File.ReadAllTextAsync(file, Cancelled);
        await RunAsync("#!kd-login logout");

        Assert.Contains("K8sMLTenant-student1", merged, StringComparison.Ordinal);
        Assert.DoesNotContain("K8sMLTenant-student1", await File.ReadAllTextAsync(file, Cancelled), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_made_in_csharp_is_the_one_that_magics_work_in()
    {
        Host.Variables["kd"] = _cluster.OpenSession();

        await RunAsync("#!kd-cluster list");
        await RunAsync("#!kd-login status");
        await RunAsync("#!kd-login logout");

        Assert.Contains("logged in", Host.Text, StringComparison.Ordinal);
        Assert.Equal("Run #!kd-login first.", (await FailsAsync("#!kd-cluster list")).NextStep);
    }

    [Fact]
    public async Task The_kubeconfig_goes_into_a_secret_and_out_of_it()
    {
        await LogInAsync(_cluster);

        await RunAsync("#!kd-login secret");
        var there = await _cluster.Admin.CoreV1.ListNamespacedSecretAsync(TestCluster.Namespace, cancellationToken: Cancelled);
        await RunAsync("#!kd-login secret --delete");
        var gone = await _cluster.Admin.CoreV1.ListNamespacedSecretAsync(TestCluster.Namespace, cancellationToken: Cancelled);

        Assert.Equal("kc-secret-student1", Assert.Single(there.Items).Metadata.Name);
        Assert.Empty(gone.Items);
    }

    [Fact]
    public async Task An_exec_plugin_of_a_kubeconfig_is_run()
    {
        var shell = PathProgram.FindOrSkip("sh");
        var script = Path.Combine(Home, "get-token");
        await File.WriteAllTextAsync(
            script,
            $$$"""echo '{"apiVersion":"client.authentication.k8s.io/v1","kind":"ExecCredential","status":{"token":"{{{FixedTokens.Student}}}"}}'""",
            Cancelled);
        var file = Path.Combine(Home, "exec.kubeconfig");
        var plugin = $"exec: {{apiVersion: client.authentication.k8s.io/v1, command: \"{shell}\", args: [\"{script}\"], interactiveMode: Never}}";
        await File.WriteAllTextAsync(
            file, _cluster.KubeconfigText().Replace($"token: {FixedTokens.Student}", plugin, StringComparison.Ordinal), Cancelled);

        await RunAsync($"#!kd-login --kubeconfig \"{file}\" --user student1");

        Assert.Contains("logged in", Host.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(FixedTokens.Student, Host.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_that_ran_out_asks_for_a_new_login()
    {
        Host.Variables["kd"] = _cluster.OpenSession("expired");

        Assert.Equal("Run #!kd-login again.", (await FailsAsync("#!kd-cluster list")).NextStep);
    }

    private void Map(WebApplication app)
    {
        app.MapPost("/api/v2/session", async context =>
        {
            var body = await new StreamReader(context.Request.Body).ReadToEndAsync(Cancelled);
            context.Response.StatusCode = body.Contains($"\"{Password}\"", StringComparison.Ordinal) ? 201 : 401;
            context.Response.Headers.Location = "/api/v2/session/1";
        });
        app.MapGet("/api/v2/k8skubeconfig", context => context.Response.WriteAsync(_cluster.KubeconfigText()));
        app.MapDelete("/api/v2/session/1", TestEngine.Json("", 204));
    }

    private async Task<string> WriteAuthorityAsync()
    {
        var file = Path.Combine(Home, "ca.pem");
        await File.WriteAllTextAsync(file, TestCertificate.Instance.ExportCertificatePem(), Cancelled);
        return file;
    }

    private async Task WriteSandboxAsync(int processId)
    {
        var credentials = Path.Combine(Home, "credentials.json");
        await File.WriteAllTextAsync(credentials, $$"""{"student1":"{{Password}}"}""", Cancelled);
        var descriptor = new SandboxDescriptor(
            processId,
            _gateway.Address.GetLeftPart(UriPartial.Authority),
            _cluster.Address.ToString(),
            await WriteAuthorityAsync(),
            credentials,
            "K8sMLTenant",
            DateTimeOffset.UnixEpoch);
        await File.WriteAllTextAsync(Options.Home.DescriptorFile, System.Text.Json.JsonSerializer.Serialize(descriptor), Cancelled);
    }
}
