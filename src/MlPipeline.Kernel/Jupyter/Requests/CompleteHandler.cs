using System.Text.Json.Nodes;
using MlPipeline.Kernel.Editing;
using MlPipeline.Kernel.Jupyter.Messages;
using MlPipeline.Kernel.Session;

namespace MlPipeline.Kernel.Jupyter.Requests;

/// <summary>Says what can stand at the cursor.</summary>
internal sealed class CompleteHandler(NotebookSession session) : IRequestHandler
{
    public string RequestType => "complete_request";

    public async Task<JsonObject?> AnswerAsync(JupyterMessage request, CancellationToken cancellationToken)
    {
        var code = request.Text("code") ?? "";
        var cursor = CursorPosition.ToUtf16(code, request.Number("cursor_pos") ?? code.Length);
        var completion = await session.CompleteAsync(code, cursor, cancellationToken);
        var (start, end) = (CursorPosition.FromUtf16(code, completion.Start), CursorPosition.FromUtf16(code, completion.End));

        var content = Replies.Ok();
        content["matches"] = new JsonArray([.. completion.Items.Select(item => (JsonNode)item.Text)]);
        content["cursor_start"] = start;
        content["cursor_end"] = end;
        content["metadata"] = new JsonObject
        {
            // The name under which front ends look for more than the text.
            ["_jupyter_types_experimental"] = new JsonArray([.. completion.Items.Select(item => (JsonNode)Describe(item, start, end))]),
        };
        return content;
    }

    private static JsonObject Describe(CodeCompletionItem item, int start, int end) => new()
    {
        ["start"] = start,
        ["end"] = end,
        ["text"] = item.Text,
        ["type"] = item.Kind,
        ["signature"] = item.Summary,
    };
}
