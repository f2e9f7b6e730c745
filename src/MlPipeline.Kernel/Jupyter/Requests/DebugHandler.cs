using System.Text.Json.Nodes;
using MlPipeline.Kernel.Jupyter.Messages;

namespace MlPipeline.Kernel.Jupyter.Requests;

/// <summary>Declines to debug, in the words of the debug adapter protocol.</summary>
internal sealed class DebugHandler : IRequestHandler
{
    public string RequestType => "debug_request";

    public Task<JsonObject?> AnswerAsync(JupyterMessage request, CancellationToken cancellationToken) => Task.FromResult<JsonObject?>(new JsonObject
    {
        ["type"] = "response",
        ["request_seq"] = request.Number("seq") ?? 0,
        ["command"] = request.Text("command") ?? "",
        ["success"] = false,
        ["message"] = "This kernel has no debugger.",
    });
}
