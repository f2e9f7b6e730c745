using Microsoft.AspNetCore.Http;
using MlPipeline.ApiServer.Statuses;

namespace MlPipeline.ApiServer.Requests;

/// <summary>Finds out whether a client takes the only form this server answers in.</summary>
internal static class MediaTypes
{
    public static void RequireJsonAnswer(HttpRequest request, string? subresource)
    {
        var accept = request.Headers.Accept;
        if (subresource is "log" or "exec" || accept.Count == 0 || accept.All(string.IsNullOrWhiteSpace))
        {
            return;
        }

        if (!request.GetTypedHeaders().Accept.Any(type => type.MediaType.Value is "*/*" or "application/*" or RequestBody.Json))
        {
            throw ApiErrors.NotAcceptable();
        }
    }
}
