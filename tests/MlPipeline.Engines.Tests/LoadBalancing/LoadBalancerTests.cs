using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using MlPipeline.Contracts.Engines;
using MlPipeline.Contracts.KubeDirector;
using MlPipeline.Engines.Tests.Pods;

namespace MlPipeline.Engines.Tests.LoadBalancing;

public sealed class LoadBalancerTests : IAsyncLifetime
{
    private const int Rest = EngineServices.RestServerPort;

    private readonly string _endpoints = Path.GetTempFileName();
    private readonly TestPod _first = new(EngineNames.TrainingEngine, "rest-0");
    private readonly TestPod _second = new(EngineNames.TrainingEngine, "rest-1");
    private readonly TestPod _balancer;

    public LoadBalancerTests()
    {
        _balancer = new TestPod(EngineNames.LoadBalancer, "lb-0", _endpoints);
        File.WriteAllText(_endpoints, JsonSerializer.Serialize(new Dictionary<string, string>
        {
            ["rest-0.test.svc:10001"] = _first.Address(Rest).Authority,
            ["rest-1.test.svc:10001"] = _second.Address(Rest).Authority,
        }));
    }

    public async ValueTask InitializeAsync()
    {
        await _balancer.StartAndConfigureAsync(ConfigMeta.Of(EngineServices.LoadBalancerRole));
        await _first.StartAndConfigureAsync(ConfigMeta.Of(EngineServices.RestServerRole));
    }

    [Fact]
    public async Task Requests_go_through_with_the_balancers_token_and_come_back_with_its_address()
    {
        using var client = Client();
        using var body = JsonContent.Create(new TrainRequest("Console.WriteLine(1);", User: "student1"), EngineJson.Default.TrainRequest);
        using var answer = await client.TellAsync("/train", body);

        var record = await answer.RecordAsync(HttpStatusCode.Accepted);
        var address = _balancer.Address(EngineServices.LoadBalancerPort).Authority;
        Assert.Equal(($"{address}/history/{record.Id}", "rest-0"), (record.RequestUrl, record.Node));
        var events = await client.GetStringAsync(new Uri($"/events/{record.Id}", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.EndsWith("event: state\ndata: {\"kind\":\"state\",\"text\":\"Finished\"}\n\n", events, StringComparison.Ordinal);
        using var unknown = await client.AskAsync("/history/99");
        Assert.Equal("There is no job 99.", (await unknown.ErrorAsync(HttpStatusCode.NotFound)).Error);
        var statistics = await client.GetStringAsync(_balancer.Address(EngineServices.StatisticsPort), TestContext.Current.CancellationToken);
        Assert.Contains("http://rest-0.test.svc:10001</td><td class=\"up\">up", statistics, StringComparison.Ordinal);
        Assert.Contains("2 succeeded, 1 refused, 0 failed", statistics, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("wrong")]
    [InlineData(ConfigMeta.MemberToken)]
    public async Task Without_the_balancers_token_nothing_goes_through(string token)
    {
        using var client = _balancer.Client(EngineServices.LoadBalancerPort, token);
        using var answer = await client.AskAsync("/history");
        using var health = await client.AskAsync("/healthz");

        Assert.Contains(EngineServices.TokenHeader, (await answer.ErrorAsync(HttpStatusCode.Unauthorized)).Error, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, health.StatusCode);
    }

    [Fact]
    public async Task A_member_that_cannot_be_reached_is_passed_over_until_it_is_back()
    {
        await _second.StartAndConfigureAsync(ConfigMeta.Of(EngineServices.RestServerRole));
        _balancer.WriteConfigMeta(ConfigMeta.Of(EngineServices.LoadBalancerRole, ["rest-0.test.svc", "rest-1.test.svc"]));
        var joined = await _balancer.RunAsync(
            EngineNames.StartScript, "--addnodes", "--nodegroup", "1", "--role", "RESTServer", "--fqdns", "rest-1.test.svc");
        Assert.Equal(0, joined.ExitCode);
        using var client = Client();
        await _first.KillAsync();

        for (var request = 0; request < 20; request++)
        {
            using var answer = await client.AskAsync("/history");
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }

        await _second.KillAsync();
        using var nobody = await client.AskAsync("/history");
        await nobody.ErrorAsync(HttpStatusCode.BadGateway);
        await _first.StartAndConfigureAsync(ConfigMeta.Of(EngineServices.RestServerRole));
        using var back = await client.AskAsync("/history");
        Assert.Equal(HttpStatusCode.OK, back.StatusCode);
    }

    [Fact]
    public async Task A_balancer_without_members_says_so()
    {
        _balancer.WriteConfigMeta(ConfigMeta.Of(EngineServices.LoadBalancerRole, members: []));
        await _balancer.RunAsync(EngineNames.StartScript, "--delnodes");
        using var client = Client();
        using var answer = await client.AskAsync("/history");

        await answer.ErrorAsync(HttpStatusCode.ServiceUnavailable);
    }

    public async ValueTask DisposeAsync()
    {
        await _balancer.DisposeAsync();
        await _first.DisposeAsync();
        await _second.DisposeAsync();
        File.Delete(_endpoints);
    }

    private HttpClient Client() => _balancer.Client(EngineServices.LoadBalancerPort, ConfigMeta.BalancerToken);
}
