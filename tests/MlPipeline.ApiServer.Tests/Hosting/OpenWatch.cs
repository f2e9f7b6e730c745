using System.Text.Json;

namespace MlPipeline.ApiServer.Tests.Hosting;

/// <summary>A running watch, read line by line.</summary>
internal sealed class OpenWatch : IAsyncDisposable
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(10);

    private readonly HttpResponseMessage _answer;
    private readonly StreamReader _reader;

    private OpenWatch(HttpResponseMessage answer, StreamReader reader)
    {
        _answer = answer;
        _reader = reader;
    }

    public static async Task<OpenWatch> OpenAsync(HttpClient http, string path)
    {
        var answer = await http.GetAsync(path, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        answer.EnsureSuccessStatusCode();
        return new OpenWatch(answer, new StreamReader(await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken)));
    }

    /// <summary>The next line, or null at the end of the watch.</summary>
    public async Task<string?> NextLineAsync()
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        deadline.CancelAfter(Deadline);
        return await _reader.ReadLineAsync(deadline.Token);
    }

    /// <summary>The next event as its type and the name of its object.</summary>
    public async Task<string?> NextAsync()
    {
        if (await NextLineAsync() is not { } line)
        {
            return null;
        }

        using var json = JsonDocument.Parse(line);
        var name = json.RootElement.GetProperty("object").GetProperty("metadata").GetProperty("name").GetString();
        return $"{json.RootElement.GetProperty("type").GetString()} {name}";
    }

    public ValueTask DisposeAsync()
    {
        _reader.Dispose();
        _answer.Dispose();
        return ValueTask.CompletedTask;
    }
}
