using System.Net;
using MlPipeline.ApiServer.Requests;
using MlPipeline.ApiServer.Responses;
using MlPipeline.ApiServer.Storage;
using MlPipeline.ApiServer.Tables;

namespace MlPipeline.ApiServer.Handlers;

/// <summary>
/// Answers watches. Each watch reads the store's window of changes at its own pace, so a slow reader holds up nobody and costs no
/// memory; one that falls behind the window is told that its revision is too old.
/// </summary>
internal sealed class WatchHandler(ObjectStore store, TimeProvider time, CancellationToken stopping)
{
    private static readonly TimeSpan BookmarkInterval = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan LongestWatch = TimeSpan.FromMinutes(60);

    public async Task WatchAsync(ApiRequest request)
    {
        var selector = request.ReadSelector();
        var asked = request.Query.Revision() ?? 0;
        using var timeout = new CancellationTokenSource(Duration(request), time);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(request.Aborted, timeout.Token, stopping);
        var table = TableView.Of(request, time);
        JsonResponses.Begin(request.Http, HttpStatusCode.OK, RequestBody.Json);
        var stream = new WatchStream(request.Http.Response.BodyWriter, request.Kind, selector, table);
        try
        {
            await FollowAsync(stream, request, asked, end.Token);
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            // The watch ends by its own time, by the client or by the server: all three are its normal end.
        }
    }

    private static TimeSpan Duration(ApiRequest request) =>
        request.Query.Integer("timeoutSeconds") is { } seconds and > 0 && seconds < LongestWatch.TotalSeconds
            ? TimeSpan.FromSeconds(seconds)
            : LongestWatch;

    private async Task FollowAsync(WatchStream stream, ApiRequest request, long asked, CancellationToken end)
    {
        var seen = asked > 0 ? asked : WriteInitial(stream, request);
        await stream.FlushAsync(end);
        var resource = request.Kind.StorageName;
        var wantsBookmarks = request.Query.Flag("allowWatchBookmarks");
        var bookmarkDue = false;
        var changes = new StoreEvent[64];
        while (true)
        {
            var signal = store.NextChange(resource);
            var count = store.CopyChangesAfter(resource, seen, changes);
            if (count < 0)
            {
                stream.WriteExpired(seen, store.CompactedRevision(resource));
                await stream.FlushAsync(end);
                return;
            }

            if (count > 0)
            {
                stream.Write(changes.AsSpan(0, count));
                seen = changes[count - 1].Revision;
                await stream.FlushAsync(end);
            }
            else if (bookmarkDue)
            {
                // Everything up to here has been looked at, so a client may resume from it.
                stream.WriteBookmark(seen);
                bookmarkDue = false;
                await stream.FlushAsync(end);
            }
            else
            {
                bookmarkDue = !await HasChangedAsync(signal, end) && wantsBookmarks;
            }
        }
    }

    private long WriteInitial(WatchStream stream, ApiRequest request)
    {
        var state = store.State;
        stream.WriteAdded(state.List(request.Kind.StorageName, null));
        if (request.Query.Flag("sendInitialEvents"))
        {
            stream.WriteInitialEnd(state.Revision);
        }

        return state.Revision;
    }

    private async Task<bool> HasChangedAsync(Task signal, CancellationToken end)
    {
        try
        {
            await signal.WaitAsync(BookmarkInterval, time, end);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }
}
