using System.Text.Json.Nodes;
using MlPipeline.Kernel.Jupyter.Execution;
using MlPipeline.Kernel.Jupyter.Messages;

namespace MlPipeline.Kernel.Jupyter.Requests;

/// <summary>Gives back cells that were run before.</summary>
internal sealed class HistoryHandler(ExecutionHistory history) : IRequestHandler
{
    public string RequestType => "history_request";

    public Task<JsonObject?> AnswerAsync(JupyterMessage request, CancellationToken cancellationToken)
    {
        var withOutput = request.Flag("output", otherwise: false);
        var content = Replies.Ok();
        content["history"] = new JsonArray([.. Find(request).Select(entry => (JsonNode)ToJson(entry, withOutput))]);
        return Task.FromResult<JsonObject?>(content);
    }

    private IEnumerable<HistoryEntry> Find(JupyterMessage request) => request.Text("hist_access_type") switch
    {
        "range" => history.Range(request.Number("session") ?? 0, request.Number("start") ?? 0, request.Number("stop")),
        "search" => history.Search(request.Text("pattern") ?? "*", request.Number("n"), request.Flag("unique", otherwise: false)),
        _ => history.Tail(request.Number("n")),
    };

    private static JsonArray ToJson(HistoryEntry entry, bool withOutput) => new JsonArray(
        ExecutionHistory.Session,
        entry.Number,
        withOutput ? new JsonArray(entry.Code, entry.Result) : entry.Code);
}
