using System.Text.Json.Nodes;
using MlPipeline.Kernel.Jupyter.Execution;
using MlPipeline.Kernel.Jupyter.Messages;

namespace MlPipeline.Kernel.Jupyter.Requests;

/// <summary>Interrupts the cell that runs.</summary>
internal sealed class InterruptHandler(RunningCell running) : IRequestHandler
{
    public string RequestType => "interrupt_request";

    public Task<JsonObject?> AnswerAsync(JupyterMessage request, CancellationToken cancellationToken)
    {
        running.Interrupt();
        return Task.FromResult<JsonObject?>(Replies.Ok());
    }
}
