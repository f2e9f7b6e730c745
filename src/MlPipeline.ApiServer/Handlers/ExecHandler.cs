using Microsoft.AspNetCore.Http;
using MlPipeline.ApiServer.Pods;
using MlPipeline.ApiServer.Requests;
using MlPipeline.ApiServer.Statuses;
using MlPipeline.ApiServer.Storage;

namespace MlPipeline.ApiServer.Handlers;

/// <summary>
/// Answers <c>pods/exec</c> over WebSocket, in the protocols <c>v5.channel.k8s.io</c> and <c>v4.channel.k8s.io</c>. Clients that know
/// only SPDY, kubectl before 1.30 among them, are told so.
/// </summary>
internal sealed class ExecHandler(ObjectStore store, IPodExec? exec, CancellationToken stopping)
{
    public async Task RunAsync(ApiRequest request)
    {
        if (store.State.Find(request.Key) is null)
        {
            throw ApiErrors.NotFound(request.Kind, request.Name);
        }

        var run = Prepare(request, exec ?? throw ApiErrors.BadRequest("commands in pods are not available on this server"));
        var protocol = ChooseProtocol(request.Http.WebSockets);
        using var socket = await request.Http.WebSockets.AcceptWebSocketAsync(protocol);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(request.Aborted, stopping);
        using var channels = new ExecChannels(socket, end);
        await channels.RunAsync(
            streams => run(streams, end.Token),
            request.Query.Flag("stdin"),
            request.Query.Flag("stdout"),
            request.Query.Flag("stderr"));
    }

    private static Func<PodCommandStreams, CancellationToken, Task<int>> Prepare(ApiRequest request, IPodExec exec)
    {
        var command = request.Http.Request.Query["command"].OfType<string>().ToList();
        if (command.Count == 0)
        {
            throw ApiErrors.BadRequest("you must specify at least one command for the container");
        }

        if (request.Query.Flag("tty"))
        {
            throw ApiErrors.BadRequest("terminals are not available on this server: run the command without -t");
        }

        try
        {
            return exec.Prepare(new PodExecRequest(request.Namespace, request.Name, request.Query.Text("container"), command));
        }
        catch (PodExecUnavailableException exception)
        {
            throw ApiErrors.BadRequest(exception.Message);
        }
    }

    private static string ChooseProtocol(WebSocketManager sockets)
    {
        var offered = sockets.IsWebSocketRequest ? sockets.WebSocketRequestedProtocols : [];
        return ExecChannels.Protocols.FirstOrDefault(offered.Contains)
            ?? throw ApiErrors.BadRequest(
                $"commands in pods are run over WebSocket with one of the protocols {string.Join(", ", ExecChannels.Protocols)}; SPDY, which kubectl before 1.30 uses, is not served");
    }
}
