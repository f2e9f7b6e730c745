using System.Net;
using System.Text.Json;
using MlPipeline.Contracts.Engines;
using MlPipeline.Contracts.KubeDirector;
using MlPipeline.Engines.Tests.Deployment;
using MlPipeline.Engines.Tests.Pods;

namespace MlPipeline.Engines.Tests.LoadBalancing;

public sealed class MemberLossTests(ModelFixture models) : IClassFixture<ModelFixture>, IAsyncDisposable
{
    private const int Clients = 8;
    private const string SlowScript = "System.Threading.Thread.Sleep(40);\n" + DeploymentPod.Script;

    private readonly string _endpoints = Path.GetTempFileName();
    private readonly DeploymentPod _first = new();
    private readonly DeploymentPod _second = new();
    private int _answered;

    [Fact]
    public async Task No_request_is_lost_when_a_member_is_killed_under_load()
    {
        await using var balancer = await StartAsync();
        using var client = balancer.Client(EngineServices.LoadBalancerPort, ConfigMeta.BalancerToken);
        using var enough = new CancellationTokenSource();
        var load = Enumerable.Range(0, Clients).Select(_ => PredictUntilAsync(client, enough.Token)).ToArray();
        await Eventually.HoldsAsync(() => Volatile.Read(ref _answered) > 2 * Clients, "both members answer");

        await _first.Pod.KillAsync();
        var before = Volatile.Read(ref _answered);
        await Eventually.HoldsAsync(() => Volatile.Read(ref _answered) > before + (2 * Clients), "the other member answers");
        await enough.CancelAsync();

        Assert.All((await Task.WhenAll(load)).SelectMany(statuses => statuses), status => Assert.Equal(HttpStatusCode.OK, status));
        var statistics = await client.GetStringAsync(balancer.Address(EngineServices.StatisticsPort), TestContext.Current.CancellationToken);
        Assert.Contains(" 0 failed", statistics, StringComparison.Ordinal);
        Assert.DoesNotContain("<td class=\"number\">0</td></tr>", FirstRow(statistics), StringComparison.Ordinal);
    }

    public async ValueTask DisposeAsync()
    {
        await _first.DisposeAsync();
        await _second.DisposeAsync();
        File.Delete(_endpoints);
    }

    private static string FirstRow(string statistics) =>
        statistics[statistics.IndexOf("rest-0.test.svc", StringComparison.Ordinal)..statistics.IndexOf("rest-1.test.svc", StringComparison.Ordinal)];

    private async Task<TestPod> StartAsync()
    {
        foreach (var member in (DeploymentPod[])[_first, _second])
        {
            member.AddModel("first.model", models.First);
            member.AddScript("first.csx", SlowScript);
            await member.StartAsync(DeploymentPod.Version1);
        }

        await File.WriteAllTextAsync(_endpoints, JsonSerializer.Serialize(new Dictionary<string, string>
        {
            ["rest-0.test.svc:10001"] = _first.Pod.Address(EngineServices.RestServerPort).Authority,
            ["rest-1.test.svc:10001"] = _second.Pod.Address(EngineServices.RestServerPort).Authority,
        }));
        var balancer = new TestPod(EngineNames.LoadBalancer, "lb-0", _endpoints);
        await balancer.StartAndConfigureAsync(ConfigMeta.Of(EngineServices.LoadBalancerRole, ["rest-0.test.svc", "rest-1.test.svc"]));
        return balancer;
    }

    private async Task<IReadOnlyList<HttpStatusCode>> PredictUntilAsync(HttpClient client, CancellationToken enough)
    {
        var statuses = new List<HttpStatusCode>();
        while (!enough.IsCancellationRequested)
        {
            using var body = Answers.Json($$"""{"use_scoring":true,"scoring_args":{{DeploymentPod.Arguments}}}""");
            using var answer = await client.TellAsync("/taxi/1/predict", body);
            statuses.Add(answer.StatusCode);
            Interlocked.Increment(ref _answered);
        }

        return statuses;
    }
}
