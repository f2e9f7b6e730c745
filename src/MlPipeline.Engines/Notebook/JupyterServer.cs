using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using MlPipeline.Contracts.Engines;
using MlPipeline.Contracts.Pods;
using MlPipeline.Engines.Configuration;
using MlPipeline.Engines.Hosting;

namespace MlPipeline.Engines.Notebook;

/// <summary>The Jupyter of this pod: started when somebody first opens it, started again where it ended, gone with the pod.</summary>
internal sealed class JupyterServer(string program, JupyterSettings settings, NotebookFolder labs, PodContext pod, HttpMessageInvoker client)
    : IAsyncDisposable
{
    private const int LastLines = 20;
    private static readonly TimeSpan StartTime = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly ConcurrentQueue<string> _output = new();
    private Process? _process;
    private Uri? _address;

    /// <summary>What Jupyter asks of whoever may do anything; only this process knows it.</summary>
    internal string Token { get; } = RandomNumberGenerator.GetHexString(48, lowercase: true);

    /// <summary>Address of the server, which is up when this returns.</summary>
    /// <exception cref="RequestException">It does not come up.</exception>
    internal async Task<Uri> EnsureStartedAsync(MemberConfiguration configuration, CancellationToken cancellation)
    {
        if (_process is { HasExited: false } && _address is { } running)
        {
            return running;
        }

        await _turn.WaitAsync(cancellation);
        try
        {
            if (_process is not { HasExited: false } || _address is null)
            {
                await StopAsync();
                _address = await StartAsync(configuration, cancellation);
            }

            return _address;
        }
        finally
        {
            _turn.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _turn.Dispose();
    }

    private async Task<Uri> StartAsync(MemberConfiguration configuration, CancellationToken cancellation)
    {
        var user = NotebookUser.Of(configuration).Name;
        var folder = settings.NotebooksOf(user);
        var variables = settings.VariablesOf(configuration, user, Token).ToList();
        labs.CopyMissingTo(folder);
        await KernelInstallation.RunAsync(JupyterSettings.Tool, variables, cancellation);
        var address = JupyterStart.FreeAddress(IPAddress.Parse(pod.Ip) is { } ip && IPAddress.IsLoopback(ip) ? ip : IPAddress.Loopback);
        _process = new JupyterStart(program, address, folder, variables).Launch();
        _output.Clear();
        _process.OutputDataReceived += (_, line) => Keep(line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        var url = new Uri($"http://{address}/");
        await WaitUntilItAnswersAsync(_process, url, cancellation);
        return url;
    }

    private async Task WaitUntilItAnswersAsync(Process process, Uri url, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(StartTime);
        using var timer = new PeriodicTimer(Pause);
        while (!process.HasExited && !patience.IsCancellationRequested)
        {
            if (await AnswersAsync(new Uri(url, "api/status"), patience.Token))
            {
                return;
            }

            await timer.WaitForNextTickAsync(cancellation);
        }

        cancellation.ThrowIfCancellationRequested();
        var end = process.HasExited ? "ended before it answered" : "does not answer";
        await StopAsync();
        throw new RequestException(
            StatusCodes.Status502BadGateway,
            $"{Path.GetFileName(program)} {end}: {string.Join('\n', _output)}",
            "See to it that this program starts by itself in a terminal, then open the page again.");
    }

    private async Task<bool> AnswersAsync(Uri url, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        request.Headers.Authorization = new AuthenticationHeaderValue("token", Token);
        try
        {
            using var answer = await client.SendAsync(request, cancellation);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException)
        {
            return false;
        }
    }

    private void Keep(string? line)
    {
        if (line is null)
        {
            return;
        }

        Console.WriteLine(line.Replace(Token, "…", StringComparison.Ordinal));
        _output.Enqueue(line.Replace(Token, "…", StringComparison.Ordinal));
        while (_output.Count > LastLines)
        {
            _output.TryDequeue(out _);
        }
    }

    private async Task StopAsync()
    {
        if (_process is not { } process)
        {
            return;
        }

        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }

        process.Dispose();
        _process = null;
    }
}
