using Microsoft.AspNetCore.Http;
using MlPipeline.ApiServer.Statuses;

namespace MlPipeline.ApiServer.Requests;

/// <summary>Finds the verb of a request to a resource, as authorization and handlers know it.</summary>
internal static class RequestVerb
{
    public static string Of(HttpRequest request, RequestTarget target) => request.Method switch
    {
        "GET" or "HEAD" when new QueryParameters(request.Query).Flag("watch") && target.Subresource is null => "watch",
        "GET" or "HEAD" => target.Name is null ? "list" : "get",
        "POST" => "create",
        "PUT" => "update",
        "PATCH" => "patch",
        "DELETE" => target.Name is null ? "deletecollection" : "delete",
        var other => throw ApiErrors.BadRequest($"the method {other} is not supported"),
    };
}
