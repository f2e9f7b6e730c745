using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using MlPipeline.Contracts.Engines;
using MlPipeline.Contracts.KubeDirector;
using MlPipeline.Engines.Tests.Pods;

namespace MlPipeline.Engines.Tests.Training;

/// <summary>A configured training engine.</summary>
internal sealed class TrainingPod : IAsyncDisposable
{
    public TrainingPod(string name = "rest-0", string? share = null, IReadOnlyDictionary<string, string>? environment = null)
    {
        Pod = new TestPod(EngineNames.TrainingEngine, name, environment: environment);
        if (share is not null)
        {
            Pod.MountShare(share);
        }

        Client = Pod.Client(EngineServices.RestServerPort, ConfigMeta.MemberToken);
    }

    public TestPod Pod { get; }

    public HttpClient Client { get; }

    public Task StartAsync() => Pod.StartAndConfigureAsync(ConfigMeta.Of(EngineServices.RestServerRole));

    public async Task<long> SubmitAsync(
        string code, string user = "student1", IReadOnlyDictionary<string, string>? parameters = null, string? submission = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/train", UriKind.Relative));
        request.Content = JsonContent.Create(new TrainRequest(code, "test", user, Parameters: parameters), EngineJson.Default.TrainRequest);
        if (submission is not null)
        {
            request.Headers.Add(EngineServices.IdempotencyHeader, submission);
        }

        using var answer = await Client.SendAsync(request, TestContext.Current.CancellationToken);
        return (await answer.RecordAsync(HttpStatusCode.Accepted)).Id;
    }

    public async Task<EngineRecord> ShowAsync(long id)
    {
        using var answer = await Client.AskAsync($"/history/{id}");
        return await answer.RecordAsync();
    }

    public async Task<EngineRecord> RunAsync(string code, IReadOnlyDictionary<string, string>? parameters = null)
    {
        var id = await SubmitAsync(code, parameters: parameters);
        await foreach (var _ in EventsAsync(id))
        {
        }

        return await ShowAsync(id);
    }

    /// <summary>The job's events up to its end.</summary>
    public async IAsyncEnumerable<JobEvent> EventsAsync(long id)
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var stream = await Client.GetStreamAsync(new Uri($"/events/{id}", UriKind.Relative), cancellation);
        using var reader = new StreamReader(stream);
        while (await reader.ReadLineAsync(cancellation) is { } line)
        {
            if (line.StartsWith("data: ", StringComparison.Ordinal))
            {
                yield return JsonSerializer.Deserialize(line["data: ".Length..], EngineJson.Default.JobEvent)!;
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Pod.DisposeAsync();
    }
}
