using System.Text.Json.Nodes;
using MlPipeline.Kernel.Jupyter.Messages;
using MlPipeline.Kernel.Jupyter.Requests;
using MlPipeline.Kernel.Outputs;
using MlPipeline.Kernel.Session;

namespace MlPipeline.Kernel.Jupyter.Execution;

/// <summary>Runs cells.</summary>
internal sealed class ExecuteHandler(
    NotebookSession session, RunningCell running, ExecutionHistory history, Messenger messenger, InputChannel input, TimeProvider time)
    : IRequestHandler
{
    public const string Type = "execute_request";

    public string RequestType => Type;

    public async Task<JsonObject?> AnswerAsync(JupyterMessage request, CancellationToken cancellationToken)
    {
        var code = request.Text("code") ?? "";
        var silent = request.Flag("silent", otherwise: false);
        var stored = !silent && request.Flag("store_history", otherwise: true);
        if (!silent)
        {
            messenger.Publish("execute_input", request, new JsonObject
            {
                ["code"] = code,
                ["execution_count"] = session.ExecutionCount + (stored ? 1 : 0),
            });
        }

        var publisher = new CellPublisher(request, silent, messenger, input, time);
        using var notice = new ProcessExitNotice(request, publisher, messenger, cancellationToken);
        var result = await running.RunAsync(
            interrupted => session.ExecuteAsync(code, publisher, timeout: null, stored, interrupted), cancellationToken);
        publisher.Flush();
        if (stored)
        {
            history.Add(new HistoryEntry(result.ExecutionCount, code, publisher.ResultText));
        }

        var content = result.Error is { } error ? Replies.Error(error) : Replies.Ok();
        content["execution_count"] = result.ExecutionCount;
        content["payload"] = new JsonArray();
        content["user_expressions"] = result.Error is null ? await EvaluateAsync(request, cancellationToken) : new JsonObject();
        return content;
    }

    private async Task<JsonObject> EvaluateAsync(JupyterMessage request, CancellationToken cancellationToken)
    {
        var values = new JsonObject();
        foreach (var (name, expression) in request.Texts("user_expressions"))
        {
            var value = await running.RunAsync(interrupted => session.EvaluateAsync(expression, interrupted), cancellationToken);
            values[name] = value switch
            {
                ErrorOutput error => Replies.Error(error),
                ResultOutput result => Value(result.Data),
                _ => Value(MimeBundle.Of("text/plain", "")),
            };
        }

        return values;
    }

    private static JsonObject Value(MimeBundle data)
    {
        var content = Replies.Ok();
        content["data"] = MimeJson.Data(data);
        content["metadata"] = new JsonObject();
        return content;
    }
}
