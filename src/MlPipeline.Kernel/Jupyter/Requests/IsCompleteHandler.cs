using System.Text.Json.Nodes;
using MlPipeline.Kernel.Editing;
using MlPipeline.Kernel.Jupyter.Messages;

namespace MlPipeline.Kernel.Jupyter.Requests;

/// <summary>Tells a console whether Enter is to run what was typed or to begin another line.</summary>
internal sealed class IsCompleteHandler : IRequestHandler
{
    public string RequestType => "is_complete_request";

    public Task<JsonObject?> AnswerAsync(JupyterMessage request, CancellationToken cancellationToken)
    {
        var completeness = CodeCompleteness.Of(request.Text("code") ?? "");
        var content = new JsonObject { ["status"] = completeness.State.ToString().ToLowerInvariant() };
        if (completeness.State == CodeState.Incomplete)
        {
            content["indent"] = completeness.Indent;
        }

        return Task.FromResult<JsonObject?>(content);
    }
}
