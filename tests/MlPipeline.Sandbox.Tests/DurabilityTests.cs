using System.Collections.Concurrent;
using System.Globalization;
using k8s;
using k8s.Models;
using MlPipeline.Sandbox.Launching;
using MlPipeline.Sandbox.Tests.Hosting;

namespace MlPipeline.Sandbox.Tests;

[Collection(SandboxCollection.Name)]
public sealed class DurabilityTests
{
    private const int Clients = 8;
    private const int Creates = 10_000;
    private const int KilledAfter = 2_000;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_acknowledged_survives_a_kill_in_the_midst_of_ten_thousand_creates()
    {
        await using var sandbox = new TestSandbox();
        var options = new SandboxStartOptions { Rows = 500, WithoutOperator = true };
        await sandbox.StartAsync(options);
        var acknowledged = new ConcurrentBag<string>();
        var enough = new TaskCompletionSource();
        using (var admin = TestSandbox.Client(await sandbox.Launcher.AdminKubeconfigAsync(Cancelled)))
        {
            var clients = Enumerable.Range(0, Clients).Select(client => CreateAsync(admin, client, acknowledged, enough)).ToList();
            await enough.Task.WaitAsync(TimeSpan.FromMinutes(1), Cancelled);
            sandbox.Kill();
            await Task.WhenAll(clients);
        }

        Assert.InRange(acknowledged.Count, KilledAfter, Creates - 1);
        await sandbox.StartAsync(options);
        using var again = TestSandbox.Client(await sandbox.Launcher.AdminKubeconfigAsync(Cancelled));
        var present = (await again.CoreV1.ListNamespacedConfigMapAsync("default", cancellationToken: Cancelled)).Items
            .ToDictionary(map => map.Name(), map => map.Data["value"], StringComparer.Ordinal);
        Assert.All(acknowledged, name => Assert.Equal(name, present.GetValueOrDefault(name)));

        // What nobody was told of may be there or not, but no more of it than one request of each client.
        Assert.InRange(present.Count, acknowledged.Count, acknowledged.Count + Clients);
    }

    private static async Task CreateAsync(Kubernetes admin, int client, ConcurrentBag<string> acknowledged, TaskCompletionSource enough)
    {
        try
        {
            for (var number = 0; number < Creates / Clients; number++)
            {
                var name = string.Create(CultureInfo.InvariantCulture, $"map-{client}-{number}");
                var map = new V1ConfigMap { Metadata = new V1ObjectMeta { Name = name }, Data = new Dictionary<string, string> { ["value"] = name } };
                await admin.CoreV1.CreateNamespacedConfigMapAsync(map, "default", cancellationToken: Cancelled);
                acknowledged.Add(name);
                if (acknowledged.Count >= KilledAfter)
                {
                    enough.TrySetResult();
                }
            }
        }
        catch (HttpRequestException)
        {
            // The server was killed, as it should be.
        }
    }
}
