using System.Net;
using System.Net.Http.Json;
using System.Text;
using MlPipeline.Contracts.Engines;

namespace MlPipeline.Engines.Tests.Pods;

/// <summary>Short words for what tests ask of engines.</summary>
internal static class Answers
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");

    public static async Task<EngineRecord> RecordAsync(this HttpResponseMessage answer, HttpStatusCode expected = HttpStatusCode.OK)
    {
        Assert.True(answer.StatusCode == expected, $"{answer.StatusCode}: {await answer.Content.ReadAsStringAsync(Cancellation)}");
        return (await answer.Content.ReadFromJsonAsync(EngineJson.Default.EngineRecord, Cancellation))!;
    }

    public static async Task<EngineError> ErrorAsync(this HttpResponseMessage answer, HttpStatusCode expected)
    {
        Assert.True(answer.StatusCode == expected, $"{answer.StatusCode}: {await answer.Content.ReadAsStringAsync(Cancellation)}");
        var error = (await answer.Content.ReadFromJsonAsync(EngineJson.Default.EngineError, Cancellation))!;
        Assert.NotEmpty(error.Error);
        Assert.NotEmpty(error.NextStep);
        return error;
    }

    public static Task<HttpResponseMessage> AskAsync(this HttpClient client, string path) => client.GetAsync(new Uri(path, UriKind.Relative), Cancellation);

    public static Task<HttpResponseMessage> TellAsync(this HttpClient client, string path, HttpContent? body = null) =>
        client.PostAsync(new Uri(path, UriKind.Relative), body, Cancellation);
}
