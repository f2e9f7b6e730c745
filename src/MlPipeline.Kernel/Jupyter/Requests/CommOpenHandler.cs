using System.Text.Json.Nodes;
using MlPipeline.Kernel.Jupyter.Messages;

namespace MlPipeline.Kernel.Jupyter.Requests;

/// <summary>Closes a comm as soon as a front end opens it: this kernel has no targets for comms.</summary>
internal sealed class CommOpenHandler(Messenger messenger) : IRequestHandler
{
    public string RequestType => "comm_open";

    public Task<JsonObject?> AnswerAsync(JupyterMessage request, CancellationToken cancellationToken)
    {
        messenger.Publish("comm_close", request, new JsonObject { ["comm_id"] = request.Text("comm_id") ?? "", ["data"] = new JsonObject() });
        return Task.FromResult<JsonObject?>(null);
    }
}
