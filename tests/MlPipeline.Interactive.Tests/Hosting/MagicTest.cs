using MlPipeline.Contracts.Sandbox;
using MlPipeline.Interactive.Hosting;

namespace MlPipeline.Interactive.Tests.Hosting;

/// <summary>A notebook session with a home folder of its own.</summary>
public abstract class MagicTest : IDisposable
{
    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("magics-");

    private protected MagicTest()
    {
        Host = new TestHost();
        Runner = new MagicRunner(Host, Options);
    }

    private protected static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private protected TestHost Host { get; }

    private protected MagicRunner Runner { get; private set; }

    private protected string Home => _home.FullName;

    private protected MagicOptions Options => new() { Home = new SandboxHome(_home.FullName) };

    public void Dispose()
    {
        GC.SuppressFinalize(this);
        Runner.Dispose();
        _home.Delete(recursive: true);
    }

    private protected void UseOptions(MagicOptions options)
    {
        Runner.Dispose();
        Runner = new MagicRunner(Host, options);
    }

    private protected Task RunAsync(string line, string body = "") => Runner.RunAsync(line, body, Cancelled);

    private protected async Task<MagicException> FailsAsync(string line, string body = "")
    {
        var error = await Assert.ThrowsAsync<MagicException>(() => RunAsync(line, body));
        Assert.DoesNotContain('\n', error.Problem);
        Assert.DoesNotContain('\n', error.NextStep);
        return error;
    }

    private protected async Task LogInAsync(TestCluster cluster, string token = FixedTokens.Student)
    {
        var file = Path.Combine(Home, "kubeconfig");
        await File.WriteAllTextAsync(file, cluster.KubeconfigText(token), Cancelled);
        await RunAsync($"#!kd-login --kubeconfig \"{file}\"");
    }
}
