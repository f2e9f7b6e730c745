using System.Diagnostics;
using System.Text.Json;
using MlPipeline.Benchmarks.Measuring;
using MlPipeline.Contracts.Sandbox;
using MlPipeline.KubeDirector;
using MlPipeline.KubeDirector.Connection;
using MlPipeline.KubeDirector.Platform;
using MlPipeline.Sandbox.Launching;

namespace MlPipeline.Benchmarks.Labs;

/// <summary>One sandbox from its first start to its end, and what was measured on the way.</summary>
/// <param name="FirstLoginSeconds">From the start of its process to the first session.</param>
/// <param name="ConfiguredSeconds">From applying a two-role kdcluster to its state <c>configured</c>.</param>
/// <param name="ResidentMebibytes">Memory of the sandbox and of the shared training cluster's pods, with nothing else running.</param>
internal sealed record SandboxRound(double FirstLoginSeconds, double ConfiguredSeconds, double ResidentMebibytes)
{
    private const string Cluster = "benchmark";

    private const string Manifest = $$"""
        apiVersion: kubedirector.hpe.com/v1beta1
        kind: KubeDirectorCluster
        metadata:
          name: {{Cluster}}
        spec:
          app: deployment-engine
          namingScheme: CrNameRole
          roles:
            - id: LoadBalancer
              resources:
                limits:
                  cpu: "1"
                  memory: 2Gi
            - id: RESTServer
              resources:
                limits:
                  cpu: "1"
                  memory: 2Gi
        """;

    public static async Task<SandboxRound> MeasureAsync(CancellationToken cancellationToken)
    {
        using var folder = new TemporaryFolder();
        var launcher = new SandboxLauncher(new SandboxHome(folder.Path));
        var silent = new Progress<string>();
        try
        {
            var started = Stopwatch.GetTimestamp();
            var sandbox = await launcher.EnsureRunningAsync(new SandboxStartOptions(), silent, cancellationToken);
            using var platform = new PlatformClient(new Uri(sandbox.GatewayUrl), ServerTrust.FromFile(sandbox.CertificateAuthorityFile));
            var login = await LogInAsync(platform, sandbox, cancellationToken);
            var firstLogin = Stopwatch.GetElapsedTime(started).TotalSeconds;

            await launcher.WaitUntilReadyAsync(silent, cancellationToken);
            var resident = await ResidentAsync(launcher, cancellationToken);
            var configured = await ConfigureAsync(platform, login, cancellationToken);
            return new SandboxRound(firstLogin, configured, resident);
        }
        finally
        {
            await launcher.StopAsync(silent, CancellationToken.None);
        }
    }

    private static async Task<PlatformLogin> LogInAsync(PlatformClient platform, SandboxDescriptor sandbox, CancellationToken cancellationToken)
    {
        await using var file = File.OpenRead(sandbox.CredentialsFile);
        var passwords = await JsonSerializer.DeserializeAsync<Dictionary<string, string>>(file, cancellationToken: cancellationToken);
        const string student = SandboxHome.DefaultStudent;
        return await platform.LogInAsync(student, passwords![student], sandbox.Tenant, cancellationToken);
    }

    private static async Task<double> ResidentAsync(SandboxLauncher launcher, CancellationToken cancellationToken)
    {
        var status = await launcher.StatusAsync(cancellationToken);
        return ProcessMemory.ResidentMebibytes([status.ProcessId, .. status.Pods.Select(pod => pod.ProcessId)]);
    }

    private static async Task<double> ConfigureAsync(PlatformClient platform, PlatformLogin login, CancellationToken cancellationToken)
    {
        var kubeconfig = Kubeconfig.Parse(await platform.GetKubeconfigAsync(login, cancellationToken));
        using var session = new PipelineSession(kubeconfig, new SessionIdentity(login.User, login.Tenant, kubeconfig.Namespace));
        var started = Stopwatch.GetTimestamp();
        await session.Clusters.ApplyAsync(Manifest, cancellationToken);
        await session.Clusters.WaitAsync(Cluster, TimeSpan.FromSeconds(60), cancellationToken: cancellationToken);
        return Stopwatch.GetElapsedTime(started).TotalSeconds;
    }
}
