using System.Text.Json.Nodes;
using MlPipeline.Kernel.Jupyter.Messages;
using MlPipeline.Kernel.Session;

namespace MlPipeline.Kernel.Jupyter.Requests;

/// <summary>Says what is known of the thing at the cursor.</summary>
internal sealed class InspectHandler(NotebookSession session) : IRequestHandler
{
    public string RequestType => "inspect_request";

    public async Task<JsonObject?> AnswerAsync(JupyterMessage request, CancellationToken cancellationToken)
    {
        var code = request.Text("code") ?? "";
        var cursor = CursorPosition.ToUtf16(code, request.Number("cursor_pos") ?? code.Length);
        var description = await session.DescribeAsync(code, cursor, cancellationToken);

        var content = Replies.Ok();
        content["found"] = description is not null;
        content["data"] = description is null
            ? new JsonObject()
            : new JsonObject { ["text/plain"] = description.ToPlainText(), ["text/markdown"] = description.ToMarkdown() };
        content["metadata"] = new JsonObject();
        return content;
    }
}
