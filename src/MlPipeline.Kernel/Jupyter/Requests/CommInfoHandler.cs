using System.Text.Json.Nodes;
using MlPipeline.Kernel.Jupyter.Messages;

namespace MlPipeline.Kernel.Jupyter.Requests;

/// <summary>Says which comms are open: none, ever.</summary>
internal sealed class CommInfoHandler : IRequestHandler
{
    public string RequestType => "comm_info_request";

    public Task<JsonObject?> AnswerAsync(JupyterMessage request, CancellationToken cancellationToken)
    {
        var content = Replies.Ok();
        content["comms"] = new JsonObject();
        return Task.FromResult<JsonObject?>(content);
    }
}
