using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;

namespace MlPipeline.Interactive.HostTests.Host;

/// <summary>
/// A running <c>dotnet-interactive</c>, spoken to as Polyglot Notebooks speaks to it: lines of JSON, commands in and events out.
/// </summary>
public sealed class InteractiveHost : IAsyncDisposable
{
    private readonly Process _process;
    private readonly ConcurrentDictionary<string, HostCommand> _commands = new();
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly SemaphoreSlim _writing = new(1);
    private readonly Task _reading;
    private int _count;

    private InteractiveHost(Process process)
    {
        _process = process;
        _reading = Task.WhenAll(ReadAsync(), _process.StandardError.ReadToEndAsync());
    }

    /// <summary>The prompts that the host has shown to its user.</summary>
    public ConcurrentQueue<string> Prompts { get; } = new();

    /// <summary>What the user types into a prompt; null closes it.</summary>
    public string? Answer { get; set; }

    /// <summary>Starts a host and waits until it takes commands.</summary>
    public static async Task<InteractiveHost> StartAsync(HostMachine machine, CancellationToken cancellationToken)
    {
        var host = new InteractiveHost(Process.Start(machine.HostStart())!);
        await host._ready.Task.WaitAsync(cancellationToken);
        return host;
    }

    /// <summary>Runs a cell to its end.</summary>
    public async Task<HostCommand> RunAsync(string code, CancellationToken cancellationToken) =>
        await (await BeginAsync(code, cancellationToken)).EndAsync(cancellationToken);

    /// <summary>Begins a cell.</summary>
    public Task<HostCommand> BeginAsync(string code, CancellationToken cancellationToken) =>
        SendAsync("SubmitCode", new { code, targetKernelName = "csharp" }, cancellationToken);

    /// <summary>Presses the stop button.</summary>
    public async Task InterruptAsync(CancellationToken cancellationToken) =>
        await (await SendAsync("Cancel", new { targetKernelName = "csharp" }, cancellationToken)).EndAsync(cancellationToken);

    /// <summary>What an editor offers at the end of the text.</summary>
    public async Task<IReadOnlyList<string>> CompleteAsync(string code, CancellationToken cancellationToken)
    {
        var lines = code.Split('\n');
        var linePosition = new { line = lines.Length - 1, character = lines[^1].Length };
        var command = await SendAsync("RequestCompletions", new { code, linePosition, targetKernelName = "csharp" }, cancellationToken);
        await command.EndAsync(cancellationToken);
        return
        [
            .. command.Events.Where(told => told.Type == "CompletionsProduced")
                .SelectMany(told => told.Content.GetProperty("completions").EnumerateArray())
                .Select(item => item.GetProperty("insertText").GetString() ?? item.GetProperty("displayText").GetString()!),
        ];
    }

    /// <summary>What an editor underlines.</summary>
    public async Task<IReadOnlyList<string>> DiagnoseAsync(string code, CancellationToken cancellationToken)
    {
        var command = await SendAsync("RequestDiagnostics", new { code, targetKernelName = "csharp" }, cancellationToken);
        await command.EndAsync(cancellationToken);
        return
        [
            .. command.Events.Where(told => told.Type == "DiagnosticsProduced")
                .SelectMany(told => told.Content.GetProperty("diagnostics").EnumerateArray())
                .Select(item => $"{item.GetProperty("code").GetString()}: {item.GetProperty("message").GetString()}"),
        ];
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        await _reading;
        _process.Dispose();
        _writing.Dispose();
    }

    private async Task<HostCommand> SendAsync(string commandType, object command, CancellationToken cancellationToken)
    {
        var sent = new HostCommand($"test{Interlocked.Increment(ref _count)}");
        _commands[sent.Token] = sent;
        await WriteAsync(new { token = sent.Token, commandType, command, routingSlip = Array.Empty<string>() }, cancellationToken);
        return sent;
    }

    private async Task WriteAsync(object envelope, CancellationToken cancellationToken)
    {
        await _writing.WaitAsync(cancellationToken);
        try
        {
            await _process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(envelope).AsMemory(), cancellationToken);
            await _process.StandardInput.FlushAsync(cancellationToken);
        }
        finally
        {
            _writing.Release();
        }
    }

    private async Task ReadAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.StartsWith('{'))
            {
                using var document = JsonDocument.Parse(line);
                await TakeAsync(document.RootElement.Clone());
            }
        }

        _ready.TrySetException(new InvalidOperationException("The host ended before it was ready."));
        Array.ForEach([.. _commands.Values], command => command.Abandon("The host ended."));
    }

    private async Task TakeAsync(JsonElement envelope)
    {
        if (envelope.TryGetProperty("commandType", out var type))
        {
            if (type.GetString() == "RequestInput")
            {
                await AnswerAsync(envelope);
            }

            return;
        }

        var told = HostEvent.From(envelope);
        if (told.Type == "KernelReady")
        {
            _ready.TrySetResult();
        }

        if (_commands.TryGetValue(told.Token.Split('.')[0], out var command))
        {
            command.Take(told);
        }
    }

    /// <summary>What the user types goes back as an event of the command that asked.</summary>
    private async Task AnswerAsync(JsonElement command)
    {
        Prompts.Enqueue(command.GetProperty("command").GetProperty("prompt").GetString()!);
        string[] routingSlip = ["kernel://vscode/"];
        if (Answer is { } value)
        {
            await WriteAsync(new { eventType = "InputProduced", @event = new { value }, command, routingSlip }, CancellationToken.None);
            await WriteAsync(new { eventType = "CommandSucceeded", @event = new { }, command, routingSlip }, CancellationToken.None);
        }
        else
        {
            await WriteAsync(new { eventType = "CommandFailed", @event = new { message = "Input request cancelled" }, command, routingSlip }, CancellationToken.None);
        }
    }
}
