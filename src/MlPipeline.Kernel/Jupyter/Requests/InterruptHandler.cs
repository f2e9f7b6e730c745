using System.Text.Json.Nodes;
using MlPipeline.Kernel.Jupyter.Messages;

namespace MlPipeline.Kernel.Jupyter.Requests;

/// <summary>Interrupts the cell that runs.</summary>
internal sealed class InterruptHandler(Action interrupt) : IRequestHandler
{
    public string RequestType => "interrupt_request";

    public Task<JsonObject?> AnswerAsync(JupyterMessage request, CancellationToken cancellationToken)
    {
        interrupt();
        return Task.FromResult<JsonObject?>(Replies.Ok());
    }
}
