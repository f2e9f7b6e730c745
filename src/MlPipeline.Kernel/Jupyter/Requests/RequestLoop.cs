using System.Text.Json.Nodes;
using MlPipeline.Kernel.Jupyter.Execution;
using MlPipeline.Kernel.Jupyter.Messages;
using MlPipeline.Kernel.Jupyter.Sockets;
using MlPipeline.Kernel.Outputs;

namespace MlPipeline.Kernel.Jupyter.Requests;

/// <summary>Answers the requests of one channel, one after another, each between the states <c>busy</c> and <c>idle</c>.</summary>
/// <param name="channel">The channel.</param>
/// <param name="incoming">Its messages.</param>
/// <param name="codec">Reads them.</param>
/// <param name="messenger">Sends the answers.</param>
/// <param name="handlers">Who answers what.</param>
/// <param name="log">Is told of messages that nobody can answer.</param>
internal sealed class RequestLoop(
    KernelChannel channel, IncomingQueue incoming, MessageCodec codec, Messenger messenger, IEnumerable<IRequestHandler> handlers, TextWriter log)
{
    // Front ends that had comms open before a restart still send for them.
    private static readonly string[] Ignored = ["comm_msg", "comm_close"];

    private readonly Dictionary<string, IRequestHandler> _handlers =
        handlers.ToDictionary(handler => handler.RequestType, StringComparer.Ordinal);

    private long _abortedUpTo;

    /// <summary>Answers requests until one of them shuts the kernel down.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await foreach (var received in incoming.ReadAllAsync(cancellationToken))
        {
            try
            {
                var request = codec.Decode(received.Frames);
                await ServeAsync(request, received.Number, cancellationToken);
                if (request.Type == ShutdownHandler.Type)
                {
                    return;
                }
            }
            catch (MessageFormatException e)
            {
                // It is not the front end's, so nobody waits for an answer.
                await log.WriteLineAsync($"{channel} channel: dropped {e.Message}.");
            }
        }
    }

    private async Task ServeAsync(JupyterMessage request, long number, CancellationToken cancellationToken)
    {
        messenger.PublishStatus("busy", request);
        if (await AnswerAsync(request, number, cancellationToken) is { } content)
        {
            messenger.Send(channel, request.Type.Replace("_request", "_reply", StringComparison.Ordinal), request, content);
        }

        messenger.PublishStatus("idle", request);
    }

    private async Task<JsonObject?> AnswerAsync(JupyterMessage request, long number, CancellationToken cancellationToken)
    {
        if (!_handlers.TryGetValue(request.Type, out var handler))
        {
            if (!Ignored.Contains(request.Type))
            {
                await log.WriteLineAsync($"{channel} channel: this kernel does not know {request.Type}.");
            }

            return null;
        }

        if (request.IsOversized)
        {
            return Replies.Error(Oversized(request));
        }

        if (request.Type == ExecuteHandler.Type && number <= _abortedUpTo)
        {
            return Replies.Aborted();
        }

        var content = await TryAnswerAsync(handler, request, cancellationToken);
        if (request.Type == ExecuteHandler.Type && content?["status"]?.GetValue<string>() == "error" && request.Flag("stop_on_error", otherwise: true))
        {
            // Cells that were sent before anybody could know of this error.
            _abortedUpTo = incoming.Last;
        }

        return content;
    }

    private async Task<JsonObject?> TryAnswerAsync(IRequestHandler handler, JupyterMessage request, CancellationToken cancellationToken)
    {
        try
        {
            return await handler.AnswerAsync(request, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
#pragma warning disable CA1031 // A fault in answering one request must not leave the front end without an answer, nor end the kernel.
        catch (Exception e)
        {
            await log.WriteLineAsync($"{channel} channel: {request.Type} failed: {e}");
            return Replies.Error(new ErrorOutput(e.GetType().FullName!, e.Message, [e.Message]));
        }
#pragma warning restore CA1031
    }

    private static ErrorOutput Oversized(JupyterMessage request)
    {
        const int Mebibyte = 1024 * 1024;
        var problem = $"The {request.Type} has {request.ContentBytes / Mebibyte} MB; this kernel takes {JupyterMessage.MaxContentBytes / Mebibyte} MB at most.";
        const string NextStep = "Put the data into a file and read it from the cell.";
        return new ErrorOutput("OversizedMessage", $"{problem}\n{NextStep}", [problem, NextStep]);
    }
}
