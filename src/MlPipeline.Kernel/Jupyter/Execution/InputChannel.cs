using System.Text.Json.Nodes;
using MlPipeline.Kernel.Jupyter.Messages;
using MlPipeline.Kernel.Jupyter.Sockets;

namespace MlPipeline.Kernel.Jupyter.Execution;

/// <summary>Asks the reader and waits for the answer, one question at a time.</summary>
internal sealed class InputChannel(IncomingQueue incoming, MessageCodec codec, Messenger messenger, TextWriter log) : IDisposable
{
    private readonly SemaphoreSlim _oneAtATime = new(1, 1);
    private TaskCompletionSource<string>? _awaited;

    public async Task<string> AskAsync(JupyterMessage request, string prompt, bool password, CancellationToken cancellationToken)
    {
        await _oneAtATime.WaitAsync(cancellationToken);
        try
        {
            // An answer that is still under way for an earlier, interrupted question finds nobody waiting before this line.
            var answer = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
            Volatile.Write(ref _awaited, answer);
            messenger.Send(KernelChannel.Stdin, "input_request", request, new JsonObject { ["prompt"] = prompt, ["password"] = password });
            return await answer.Task.WaitAsync(cancellationToken);
        }
        finally
        {
            Volatile.Write(ref _awaited, null);
            _oneAtATime.Release();
        }
    }

    public void Dispose() => _oneAtATime.Dispose();

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await foreach (var received in incoming.ReadAllAsync(cancellationToken))
        {
            try
            {
                var message = codec.Decode(received.Frames);
                if (message.Type == "input_reply" && !message.IsOversized)
                {
                    Volatile.Read(ref _awaited)?.TrySetResult(message.Text("value") ?? "");
                }
            }
            catch (MessageFormatException e)
            {
                await log.WriteLineAsync($"{KernelChannel.Stdin} channel: dropped {e.Message}.");
            }
        }
    }
}
