using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using MlPipeline.ApiServer.Statuses;

namespace MlPipeline.ApiServer.Requests;

/// <summary>Finds out what answers a client takes: JSON, and in which form.</summary>
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

    /// <summary>Whether a client prefers a form, <c>application/json;as=…;g=…;v=…</c>, to plain JSON.</summary>
    /// <param name="request">The request.</param>
    /// <param name="form">The form.</param>
    /// <param name="group">Group that it belongs to.</param>
    /// <param name="version">Version of the group.</param>
    public static bool Prefers(HttpRequest request, string form, string group, string version)
    {
        // Most clients want the objects; their header need not be taken apart.
        if (!request.Headers.Accept.ToString().Contains("as=" + form, StringComparison.Ordinal))
        {
            return false;
        }

        var preferred = request.GetTypedHeaders().Accept.FirstOrDefault(type => type.MediaType == RequestBody.Json && (Parameter(type, "as") is null || IsForm(type)));
        return preferred is not null && IsForm(preferred);

        bool IsForm(MediaTypeHeaderValue type) => Parameter(type, "as") == form && Parameter(type, "g") == group && Parameter(type, "v") == version;
    }

    private static string? Parameter(MediaTypeHeaderValue type, string name) =>
        type.Parameters.FirstOrDefault(parameter => parameter.Name == name)?.Value.ToString();
}
