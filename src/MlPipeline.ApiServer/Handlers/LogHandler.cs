using System.Net;
using System.Text;
using MlPipeline.ApiServer.Pods;
using MlPipeline.ApiServer.Requests;
using MlPipeline.ApiServer.Responses;
using MlPipeline.ApiServer.Statuses;
using MlPipeline.ApiServer.Storage;

namespace MlPipeline.ApiServer.Handlers;

/// <summary>Answers <c>pods/log</c> from the node's log source.</summary>
internal sealed class LogHandler(ObjectStore store, IPodLogSource? source, CancellationToken stopping)
{
    public async Task GetAsync(ApiRequest request)
    {
        if (store.State.Find(request.Key) is null)
        {
            throw ApiErrors.NotFound(request.Kind, request.Name);
        }

        var logs = source ?? throw ApiErrors.BadRequest("logs of pods are not available on this server");
        var query = request.Query;
        var tail = query.Integer("tailLines") is { } lines ? (int?)Math.Clamp(lines, 0, int.MaxValue) : null;
        var log = new PodLogRequest(request.Namespace, request.Name, query.Text("container"), query.Flag("follow"), tail);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(request.Aborted, stopping);
        try
        {
            await WriteAsync(request, logs.ReadLinesAsync(log, end.Token));
        }
        catch (PodLogUnavailableException exception)
        {
            throw ApiErrors.BadRequest(exception.Message);
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            // The client has gone or the server ends; a followed log has no other end.
        }
    }

    private static async Task WriteAsync(ApiRequest request, IAsyncEnumerable<string> lines)
    {
        var output = request.Http.Response.BodyWriter;
        await using var enumerator = lines.GetAsyncEnumerator(request.Aborted);
        var next = enumerator.MoveNextAsync();
        if (!next.IsCompleted)
        {
            // Nothing to show yet: the client of a followed log must see that it is connected.
            JsonResponses.Begin(request.Http, HttpStatusCode.OK, "text/plain");
            await output.FlushAsync(request.Aborted);
        }

        while (await next)
        {
            if (!request.Http.Response.HasStarted)
            {
                JsonResponses.Begin(request.Http, HttpStatusCode.OK, "text/plain");
            }

            Encoding.UTF8.GetBytes(enumerator.Current, output);
            Encoding.UTF8.GetBytes("\n", output);
            next = enumerator.MoveNextAsync();
            if (!next.IsCompleted || output.UnflushedBytes > 1 << 15)
            {
                await output.FlushAsync(request.Aborted);
            }
        }

        await output.FlushAsync(request.Aborted);
    }
}
