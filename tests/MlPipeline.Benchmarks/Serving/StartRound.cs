using System.Diagnostics;
using System.Globalization;
using k8s;
using k8s.Models;
using MlPipeline.ApiServer;
using MlPipeline.ApiServer.Access;
using MlPipeline.Benchmarks.Labs;
using MlPipeline.Testing;

namespace MlPipeline.Benchmarks.Serving;

/// <summary>How long the sandbox's API server takes to start on a database that is full.</summary>
internal static class StartRound
{
    private const int Objects = 10_000;
    private const int Clients = 16;

    /// <summary>Fills a database, ends the server, and measures the next start until the first answer, in milliseconds.</summary>
    public static async Task<double> MeasureAsync(CancellationToken cancellationToken)
    {
        using var folder = new TemporaryFolder();
        var options = new ApiServerOptions
        {
            Certificate = TestCertificate.Instance,
            DatabasePath = Path.Combine(folder.Path, "state.db"),
            TokenAuthenticator = new Everybody(),
        };
        await FillAsync(options, cancellationToken);
        var start = Stopwatch.GetTimestamp();
        await using var server = await KubernetesApiServer.StartAsync(options, cancellationToken);
        using var client = Client(server);
        await client.CoreV1.ReadNamespacedConfigMapAsync("map-7", "default", cancellationToken: cancellationToken);
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static async Task FillAsync(ApiServerOptions options, CancellationToken cancellationToken)
    {
        await using var server = await KubernetesApiServer.StartAsync(options, cancellationToken);
        using var client = Client(server);
        await Parallel.ForAsync(
            0,
            Objects,
            new ParallelOptions { MaxDegreeOfParallelism = Clients, CancellationToken = cancellationToken },
            async (number, token) => await client.CoreV1.CreateNamespacedConfigMapAsync(Map(number), "default", cancellationToken: token));
    }

    private static Kubernetes Client(KubernetesApiServer server) => new(new KubernetesClientConfiguration
    {
        Host = server.Address.ToString(),
        AccessToken = "token",
        SslCaCerts = [TestCertificate.Instance],
    });

    private static V1ConfigMap Map(int number) => new()
    {
        Metadata = new V1ObjectMeta { Name = string.Create(CultureInfo.InvariantCulture, $"map-{number}") },
        Data = new Dictionary<string, string> { ["filling"] = new string('x', 350) },
    };

    private sealed class Everybody : ITokenAuthenticator
    {
        public ValueTask<ApiUser?> AuthenticateAsync(string token, CancellationToken cancellationToken) =>
            ValueTask.FromResult<ApiUser?>(new ApiUser("benchmark", [ApiUserGroups.Masters]));
    }
}
