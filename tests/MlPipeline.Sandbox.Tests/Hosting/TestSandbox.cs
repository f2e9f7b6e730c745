using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using k8s;
using MlPipeline.Contracts.Sandbox;
using MlPipeline.Sandbox.Launching;

namespace MlPipeline.Sandbox.Tests.Hosting;

/// <summary>A real sandbox in a home of its own, on free ports, as a process.</summary>
internal sealed class TestSandbox : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();

    public TestSandbox()
    {
        Home = new SandboxHome(_folder.Combine("home"));
        Launcher = new SandboxLauncher(Home);
    }

    public SandboxHome Home { get; }

    public SandboxLauncher Launcher { get; }

    public Lines Progress { get; } = new();

    public SandboxDescriptor Descriptor => Launcher.FindRunning() ?? throw new InvalidOperationException("The sandbox does not run.");

    public Task<SandboxDescriptor> StartAsync(SandboxStartOptions? options = null) =>
        Launcher.EnsureRunningAsync(options ?? new SandboxStartOptions { Rows = 500 }, Progress, TestContext.Current.CancellationToken);

    public Task WaitUntilReadyAsync() => Launcher.WaitUntilReadyAsync(Progress, TestContext.Current.CancellationToken);

    public Task<SandboxStatus> StatusAsync() => Launcher.StatusAsync(TestContext.Current.CancellationToken);

    public Task<bool> StopAsync() => Launcher.StopAsync(Progress, TestContext.Current.CancellationToken);

    /// <summary>Kills the process of the sandbox as a power failure would.</summary>
    public void Kill()
    {
        using var process = Process.GetProcessById(Descriptor.ProcessId);
        process.Kill();
        process.WaitForExit();
    }

    /// <summary>A place in the sandbox's home.</summary>
    public string Folder(params string[] path) => Path.Combine([Home.Folder, .. path]);

    public string PasswordOf(string user) =>
        JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(Descriptor.CredentialsFile))![user];

    public HttpClient Gateway() => TrustedHttp.Create(Descriptor.CertificateAuthorityFile, new Uri(Descriptor.GatewayUrl));

    public async Task<HttpResponseMessage> LogInAsync(string user, string password, string tenant)
    {
        using var gateway = Gateway();
        return await gateway.PostAsJsonAsync(
            "/api/v2/session", new { name = user, password, tenant_name = tenant }, TestContext.Current.CancellationToken);
    }

    public Task<string> KubeconfigAsync(string user) => Launcher.KubeconfigAsync(user, TestContext.Current.CancellationToken);

    public async Task<Kubernetes> ClientAsync(string user) => Client(await KubeconfigAsync(user));

    public static Kubernetes Client(string kubeconfig)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(kubeconfig));
        return new Kubernetes(KubernetesClientConfiguration.BuildConfigFromConfigFile(stream));
    }

    /// <summary>A client that says what the sandbox's control token says.</summary>
    public HttpClient Published(string address)
    {
        var client = TrustedHttp.Create(Descriptor.CertificateAuthorityFile, new Uri($"https://{address}"));
        client.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        await Launcher.StopAsync(Progress, CancellationToken.None);
        _folder.Dispose();
    }
}
