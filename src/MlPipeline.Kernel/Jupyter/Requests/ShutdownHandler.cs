using System.Text.Json.Nodes;
using MlPipeline.Kernel.Jupyter.Messages;

namespace MlPipeline.Kernel.Jupyter.Requests;

/// <summary>Says that the kernel ends; the loop that answers requests then does so.</summary>
internal sealed class ShutdownHandler(Messenger messenger) : IRequestHandler
{
    public const string Type = "shutdown_request";

    public string RequestType => Type;

    public Task<JsonObject?> AnswerAsync(JupyterMessage request, CancellationToken cancellationToken)
    {
        var content = Replies.Ok();
        content["restart"] = request.Flag("restart", otherwise: false);

        // Other front ends of the same kernel hear of it too.
        messenger.Publish("shutdown_reply", request, (JsonObject)content.DeepClone());
        return Task.FromResult<JsonObject?>(content);
    }
}
