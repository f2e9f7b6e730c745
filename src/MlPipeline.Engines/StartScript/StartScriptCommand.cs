using System.Net.Sockets;
using System.Text.Json;
using MlPipeline.Contracts.Engines;
using MlPipeline.Contracts.Pods;

namespace MlPipeline.Engines.StartScript;

/// <summary>
/// The config package's start script: tells the engine of the same pod that its configuration changed and waits until the engine has
/// taken it over.
/// </summary>
internal static class StartScriptCommand
{
    private const int Success = 0;
    private const int Failure = 1;
    private const int WrongUsage = 2;

    /// <summary>How long an engine may take to load the models it is told about.</summary>
    private static readonly TimeSpan AnswerTime = TimeSpan.FromMinutes(2);

    /// <summary>How long an engine that was just started may take to open its control port.</summary>
    private static readonly TimeSpan StartTime = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    internal static async Task<int> RunAsync(string[] args)
    {
        if (FindPath(args) is not { } path)
        {
            await Console.Error.WriteLineAsync("Give one of --configure, --reconnect, --addnodes, --delnodes as the first argument.");
            return WrongUsage;
        }

        var pod = PodContext.FromEnvironment();
        var address = pod.Ip == "0.0.0.0" ? "127.0.0.1" : pod.Ip;
        var url = new Uri($"http://{address}:{pod.ListenPort(EngineControl.Port)}{path}");
        try
        {
            return await TellAsync(url);
        }
        catch (HttpRequestException exception)
        {
            await Console.Error.WriteLineAsync(
                $"The engine of pod {pod.Name} does not answer on {url.Authority}: {exception.Message}\nRead the log of the pod.");
            return Failure;
        }
        catch (TaskCanceledException)
        {
            await Console.Error.WriteLineAsync(
                $"The engine of pod {pod.Name} did not take over its configuration within {AnswerTime.TotalSeconds:0} s.\n" +
                "Read the log of the pod.");
            return Failure;
        }
    }

    private static string? FindPath(string[] args) => args switch
    {
        ["--configure", ..] => EngineControl.ConfigurePath,
        ["--reconnect", ..] => EngineControl.ReconnectPath,
        ["--addnodes", ..] => EngineControl.AddNodesPath,
        ["--delnodes", ..] => EngineControl.DeleteNodesPath,
        _ => null,
    };

    private static async Task<int> TellAsync(Uri url)
    {
        // The engine is on this machine: a proxy that the environment names must not come between.
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { Timeout = AnswerTime };
        using var answer = await PostAsync(client, url);
        var text = await answer.Content.ReadAsStringAsync();
        if (answer.IsSuccessStatusCode)
        {
            await Console.Out.WriteAsync(text);
            return Success;
        }

        await Console.Error.WriteLineAsync(Explain(text));
        return Failure;
    }

    private static async Task<HttpResponseMessage> PostAsync(HttpClient client, Uri url)
    {
        var begin = TimeProvider.System.GetTimestamp();
        while (true)
        {
            try
            {
                return await client.PostAsync(url, content: null);
            }
            catch (HttpRequestException exception)
                when (exception.InnerException is SocketException { SocketErrorCode: SocketError.ConnectionRefused }
                    && TimeProvider.System.GetElapsedTime(begin) < StartTime)
            {
                await Task.Delay(Pause);
            }
        }
    }

    private static string Explain(string answer)
    {
        try
        {
            var error = JsonSerializer.Deserialize(answer, EngineJson.Default.EngineError);
            return error is null ? answer : $"{error.Error}\n{error.NextStep}";
        }
        catch (JsonException)
        {
            return answer;
        }
    }
}
