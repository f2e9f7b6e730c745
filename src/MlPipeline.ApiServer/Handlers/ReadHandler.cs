using System.Net;
using MlPipeline.ApiServer.Objects;
using MlPipeline.ApiServer.Requests;
using MlPipeline.ApiServer.Responses;
using MlPipeline.ApiServer.Statuses;
using MlPipeline.ApiServer.Storage;
using MlPipeline.ApiServer.Tables;

namespace MlPipeline.ApiServer.Handlers;

/// <summary>Answers get and list.</summary>
internal sealed class ReadHandler(ObjectStore store, TimeProvider time)
{
    private const string TooOldList = "The resourceVersion for the provided list is too old.";

    private const string TooOldContinue =
        "The provided continue parameter is too old to display a consistent list result. You can start a new list without the continue parameter, or use the continue token in this response to retrieve the remainder of the results. Continuing with the provided token results in an inconsistent list - objects that were created, modified, or deleted between the time the first chunk was returned and now may show up in the list.";

    public Task GetAsync(ApiRequest request)
    {
        var found = store.State.Find(request.Key) ?? throw ApiErrors.NotFound(request.Kind, request.Name);
        return TableView.Of(request, time) is { } table ? JsonResponses.WriteAsync(request.Http, HttpStatusCode.OK, table.Show(found))
            : PartialView.IsAskedForOne(request) ? JsonResponses.WriteAsync(request.Http, HttpStatusCode.OK, PartialView.Show(found.Parse()))
            : ObjectResponses.WriteAsync(request, HttpStatusCode.OK, found);
    }

    public Task ListAsync(ApiRequest request)
    {
        var page = ReadPage(request);
        return TableView.Of(request, time) is { } table ? JsonResponses.WriteAsync(request.Http, HttpStatusCode.OK, table.Show(page))
            : PartialView.IsAskedForMany(request) ? JsonResponses.WriteAsync(request.Http, HttpStatusCode.OK, PartialView.Show(page))
            : ObjectResponses.WriteListAsync(request, page);
    }

    private ObjectPage ReadPage(ApiRequest request)
    {
        var selector = request.ReadSelector();
        var limit = Math.Max(0, request.Query.Integer("limit") ?? 0);
        var token = request.Query.Text("continue") is { } text ? ContinueToken.Parse(text) : null;
        var state = FindState(request, token);
        var rest = state.List(request.Kind.StorageName, selector.Namespace)
            .Where(value => token is null || token.IsBefore(value))
            .Where(selector.Matches)
            .ToList();
        return limit == 0 ? new ObjectPage(state.Revision, rest) : Cut(rest, (int)Math.Min(limit, int.MaxValue), state.Revision, selector.SelectsAll);
    }

    private static ObjectPage Cut(List<StoredObject> rest, int limit, long revision, bool countsRemaining)
    {
        if (rest.Count <= limit)
        {
            return new ObjectPage(revision, rest);
        }

        var next = new ContinueToken(revision, ContinueToken.StartAfter(rest[limit - 1])).ToString();
        return new ObjectPage(revision, rest[..limit], next, countsRemaining ? rest.Count - limit : null);
    }

    private StoreState FindState(ApiRequest request, ContinueToken? token)
    {
        var asked = request.Query.Revision();
        if (token is not null)
        {
            return asked is > 0 ? throw ApiErrors.BadRequest("specifying resource version is not allowed when using continue") : FindState(token);
        }

        var current = store.State;
        if (asked > current.Revision)
        {
            throw ApiErrors.FutureRevision(asked.Value, current.Revision);
        }

        return request.Query.Text("resourceVersionMatch") == "Exact" && asked is > 0
            ? store.StateAt(asked.Value) ?? throw ApiErrors.Expired(TooOldList)
            : current;
    }

    private StoreState FindState(ContinueToken token)
    {
        if (token.Revision < 0)
        {
            return store.State;
        }

        return store.StateAt(token.Revision) ?? throw ApiErrors.Expired(TooOldContinue, (token with { Revision = -1 }).ToString());
    }
}
