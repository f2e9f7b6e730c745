using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using MlPipeline.Contracts.Engines;
using MlPipeline.Contracts.KubeDirector;
using MlPipeline.Engines.Tests.Pods;

namespace MlPipeline.Engines.Tests.LoadBalancing;

public sealed class RequestLimitsTests : IAsyncLifetime
{
    private readonly string _endpoints = Path.GetTempFileName();
    private readonly TestPod _member = new(EngineNames.TrainingEngine);
    private readonly TestPod _balancer;

    public RequestLimitsTests()
    {
        _balancer = new TestPod(EngineNames.LoadBalancer, "lb-0", _endpoints, new Dictionary<string, string>
        {
            ["MLPIPELINE_MAX_CONCURRENT_REQUESTS"] = "2",
            ["MLPIPELINE_MAX_BODY_BYTES"] = "20000",
        });
        File.WriteAllText(_endpoints, JsonSerializer.Serialize(new Dictionary<string, string>
        {
            ["rest-0.test.svc:10001"] = _member.Address(EngineServices.RestServerPort).Authority,
        }));
    }

    public async ValueTask InitializeAsync()
    {
        await _member.StartAndConfigureAsync(ConfigMeta.Of(EngineServices.RestServerRole));
        await _balancer.StartAndConfigureAsync(ConfigMeta.Of(EngineServices.LoadBalancerRole));
    }

    [Fact]
    public async Task One_request_too_many_is_told_to_come_again()
    {
        using var client = Client();
        var id = await SubmitAsync(client, "while (!Cancellation.IsCancellationRequested) await Task.Delay(20);");
        using var first = await FollowAsync(client, id);
        using var second = await FollowAsync(client, id);

        using var refused = await client.AskAsync("/history");
        using var health = await client.AskAsync("/healthz");

        Assert.Contains("2 requests", (await refused.ErrorAsync(HttpStatusCode.TooManyRequests)).Error, StringComparison.Ordinal);
        Assert.Equal(TimeSpan.FromSeconds(1), refused.Headers.RetryAfter?.Delta);
        Assert.Equal(HttpStatusCode.OK, health.StatusCode);
        first.Dispose();
        await Eventually.HoldsAsync(
            async () =>
            {
                using var answer = await client.AskAsync($"/history/{id}");
                return answer.StatusCode == HttpStatusCode.OK;
            },
            "there is room again");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_body_that_is_too_large_is_refused(bool chunked)
    {
        using var client = Client();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/train", UriKind.Relative))
        {
            Content = Answers.Json(new string(' ', 30_000)),
        };
        request.Headers.TransferEncodingChunked = chunked;

        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);

        var error = await answer.ErrorAsync(HttpStatusCode.RequestEntityTooLarge);
        Assert.Contains("MLPIPELINE_MAX_BODY_BYTES", error.NextStep, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_limit_that_is_no_number_ends_the_balancer_with_a_sentence()
    {
        await using var pod = new TestPod(
            EngineNames.LoadBalancer, "lb-1", environment: new Dictionary<string, string> { ["MLPIPELINE_MAX_BODY_BYTES"] = "64M" });

        var outcome = await pod.RunAsync(EngineNames.LoadBalancer);

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("MLPIPELINE_MAX_BODY_BYTES is '64M'", outcome.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", outcome.Errors, StringComparison.Ordinal);
    }

    public async ValueTask DisposeAsync()
    {
        await _balancer.DisposeAsync();
        await _member.DisposeAsync();
        File.Delete(_endpoints);
    }

    private HttpClient Client() => _balancer.Client(EngineServices.LoadBalancerPort, ConfigMeta.BalancerToken);

    private static async Task<long> SubmitAsync(HttpClient client, string code)
    {
        using var body = JsonContent.Create(new TrainRequest(code, User: "student1"), EngineJson.Default.TrainRequest);
        using var answer = await client.TellAsync("/train", body);
        return (await answer.RecordAsync(HttpStatusCode.Accepted)).Id;
    }

    private static Task<HttpResponseMessage> FollowAsync(HttpClient client, long id) => client.GetAsync(
        new Uri($"/events/{id}", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
}
