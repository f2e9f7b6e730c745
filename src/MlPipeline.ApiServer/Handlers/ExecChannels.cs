using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using MlPipeline.ApiServer.Pods;

namespace MlPipeline.ApiServer.Handlers;

/// <summary>
/// The streams of one command as messages of a WebSocket: the first byte of each names the channel (0 to 2 for the standard
/// streams, 3 for how the command ended, 255 to close a channel). Source: k8s.io/apimachinery, <c>remotecommand</c> constants.
/// </summary>
internal sealed class ExecChannels(WebSocket socket, CancellationTokenSource end) : IDisposable
{
    /// <summary>The protocols that are spoken, best first.</summary>
    public static readonly string[] Protocols = ["v5.channel.k8s.io", "v4.channel.k8s.io"];

    private const byte Input = 0;
    private const byte Output = 1;
    private const byte Error = 2;
    private const byte Result = 3;
    private const byte Close = 255;
    private const int MessageSize = 32 << 10;

    private static readonly TimeSpan ClosePatience = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _sending = new(1);
    private bool _inputIsClosed;

    /// <summary>Runs a command to its end, or until the client goes.</summary>
    public async Task RunAsync(Func<PodCommandStreams, Task<int>> run, bool hasInput, bool hasOutput, bool hasError)
    {
        var input = new Pipe();
        var receiving = ReceiveAsync(input.Writer);
        try
        {
            var status = await RunAsync(run, new PodCommandStreams(
                hasInput ? input.Reader.AsStream() : Stream.Null,
                hasOutput ? new ExecChannelStream(this, Output) : Stream.Null,
                hasError ? new ExecChannelStream(this, Error) : Stream.Null));
            await SendAsync(Result, Encoding.UTF8.GetBytes(status.ToJsonString()), end.Token);
            await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, "", end.Token);

            // A reading that is cancelled tears the connection down, and what was sent last would be lost.
            await receiving.WaitAsync(ClosePatience, CancellationToken.None).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        catch (Exception exception) when (exception is OperationCanceledException or WebSocketException)
        {
            // The client has gone or the server ends: there is nobody to tell.
        }
        finally
        {
            await input.Reader.CompleteAsync();
            await end.CancelAsync();
            await receiving;
        }
    }

    /// <summary>Sends bytes on a channel.</summary>
    public async ValueTask SendAsync(byte channel, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        var message = ArrayPool<byte>.Shared.Rent(Math.Min(bytes.Length, MessageSize) + 1);
        await _sending.WaitAsync(cancellationToken);
        try
        {
            do
            {
                var part = bytes[..Math.Min(bytes.Length, MessageSize)];
                message[0] = channel;
                part.CopyTo(message.AsMemory(1));
                await socket.SendAsync(message.AsMemory(0, part.Length + 1), WebSocketMessageType.Binary, endOfMessage: true, cancellationToken);
                bytes = bytes[part.Length..];
            }
            while (!bytes.IsEmpty);
        }
        finally
        {
            _sending.Release();
            ArrayPool<byte>.Shared.Return(message);
        }
    }

    public void Dispose() => _sending.Dispose();

    private static async Task<JsonObject> RunAsync(Func<PodCommandStreams, Task<int>> run, PodCommandStreams streams)
    {
        try
        {
            return Ended(await run(streams));
        }
        catch (IOException exception)
        {
            return Failed(exception.Message, "InternalError", 500);
        }
    }

    private static JsonObject Ended(int exitCode)
    {
        if (exitCode == 0)
        {
            return new JsonObject { ["metadata"] = new JsonObject(), ["status"] = "Success" };
        }

        var code = exitCode.ToString(CultureInfo.InvariantCulture);
        var status = Failed($"command terminated with non-zero exit code: exit status {code}", "NonZeroExitCode", null);
        status["details"] = new JsonObject { ["causes"] = new JsonArray(new JsonObject { ["reason"] = "ExitCode", ["message"] = code }) };
        return status;
    }

    private static JsonObject Failed(string message, string reason, int? code)
    {
        var status = new JsonObject { ["metadata"] = new JsonObject(), ["status"] = "Failure", ["message"] = message, ["reason"] = reason };
        if (code is { } number)
        {
            status["code"] = number;
        }

        return status;
    }

    /// <summary>Takes what the client sends. A command gets no more than it has asked for: the pipe holds the client back.</summary>
    private async Task ReceiveAsync(PipeWriter input)
    {
        var buffer = new byte[MessageSize];
        try
        {
            while (await ReceiveAsync(input, buffer))
            {
                if (!_inputIsClosed)
                {
                    await input.FlushAsync(end.Token);
                }
            }

            await end.CancelAsync();
        }
        catch (Exception exception) when (exception is OperationCanceledException or WebSocketException)
        {
            // The connection is gone, and with it the command.
            await end.CancelAsync();
        }
        finally
        {
            await input.CompleteAsync();
        }
    }

    /// <summary>Takes one message; false where it is the last.</summary>
    private async Task<bool> ReceiveAsync(PipeWriter input, byte[] buffer)
    {
        byte? channel = null;
        while (true)
        {
            var received = await socket.ReceiveAsync(buffer.AsMemory(), end.Token);
            if (received.MessageType == WebSocketMessageType.Close)
            {
                return false;
            }

            var bytes = buffer.AsMemory(0, received.Count);
            if (channel is null && received.Count > 0)
            {
                channel = bytes.Span[0];
                bytes = bytes[1..];
            }

            if (channel == Input && !_inputIsClosed)
            {
                input.Write(bytes.Span);
            }
            else if (channel == Close && bytes.Span is [Input])
            {
                _inputIsClosed = true;
                await input.CompleteAsync();
            }

            if (received.EndOfMessage)
            {
                return true;
            }
        }
    }
}
