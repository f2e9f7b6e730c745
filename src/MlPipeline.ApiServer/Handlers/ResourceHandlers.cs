using MlPipeline.ApiServer.Access.ServiceAccounts;
using MlPipeline.ApiServer.Requests;
using MlPipeline.ApiServer.Reviews;
using MlPipeline.ApiServer.Statuses;
using MlPipeline.ApiServer.Writing;

namespace MlPipeline.ApiServer.Handlers;

/// <summary>Chooses the handler of a request by subresource and verb.</summary>
internal sealed class ResourceHandlers(
    ReadHandler reads, WatchHandler watches, WriteHandler writes, ScaleHandler scales, LogHandler logs, ExecHandler execs, ReviewHandler reviews, TokenHandler tokens)
{
    public Task HandleAsync(ApiRequest request, string verb)
    {
        var kind = request.Kind;
        return request.Target.Subresource switch
        {
            null => HandleObjectAsync(request, verb),
            "status" when kind.HasStatus => HandleStatusAsync(request, verb),
            "scale" when kind.HasScale => HandleScaleAsync(request, verb),
            "log" when kind.IsPod && verb == "get" => logs.GetAsync(request),
            "exec" when kind.IsPod && verb is "get" or "create" => execs.RunAsync(request),
            "token" when kind.StorageName == ServiceAccountTokens.Accounts && verb == "create" => tokens.CreateAsync(request),
            _ => throw ApiErrors.NotFound(kind, request.Name),
        };
    }

    private Task HandleObjectAsync(ApiRequest request, string verb)
    {
        if (!request.Kind.Verbs.Contains(verb) || (verb == "create" && request.Target.Name is not null))
        {
            throw ApiErrors.MethodNotAllowed(request.Kind, verb);
        }

        return verb switch
        {
            "get" => reads.GetAsync(request),
            "list" => reads.ListAsync(request),
            "watch" => watches.WatchAsync(request),
            "create" when request.Kind.IsReview => reviews.CreateAsync(request),
            "create" => writes.CreateAsync(request),
            "update" => writes.ReplaceAsync(request, UpdateScope.Main),
            "patch" => writes.PatchAsync(request, UpdateScope.Main),
            "delete" => writes.DeleteAsync(request),
            _ => writes.DeleteCollectionAsync(request),
        };
    }

    private Task HandleStatusAsync(ApiRequest request, string verb) => verb switch
    {
        "get" => reads.GetAsync(request),
        "update" => writes.ReplaceAsync(request, UpdateScope.Status),
        "patch" => writes.PatchAsync(request, UpdateScope.Status),
        _ => throw ApiErrors.MethodNotAllowed(request.Kind, verb),
    };

    private Task HandleScaleAsync(ApiRequest request, string verb) => verb switch
    {
        "get" => scales.GetAsync(request),
        "update" => scales.ReplaceAsync(request),
        "patch" => scales.PatchAsync(request),
        _ => throw ApiErrors.MethodNotAllowed(request.Kind, verb),
    };
}
