using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace MlPipeline.Engines.Hosting;

/// <summary>Reads the JSON body of a request, or says what is wrong with it.</summary>
internal static class JsonBody
{
    internal static async Task<T> ReadAsync<T>(HttpRequest request, JsonTypeInfo<T> type)
    {
        RequireJson(request);
        try
        {
            return await JsonSerializer.DeserializeAsync(request.Body, type, request.HttpContext.RequestAborted)
                ?? throw new RequestException(
                    StatusCodes.Status400BadRequest, "The body is null where an object is expected.", "Send a JSON object.");
        }
        catch (JsonException exception)
        {
            throw Refuse(exception);
        }
    }

    /// <exception cref="RequestException">The body is not declared as JSON.</exception>
    internal static void RequireJson(HttpRequest request)
    {
        if (!request.HasJsonContentType())
        {
            throw new RequestException(
                StatusCodes.Status415UnsupportedMediaType,
                request.ContentType is { Length: > 0 } given
                    ? $"The body is declared as '{given}', not as JSON."
                    : "The request does not declare the type of its body.",
                "Send JSON with the header Content-Type: application/json.");
        }
    }

    internal static RequestException Refuse(JsonException exception) => new(
        StatusCodes.Status400BadRequest,
        $"The body is no such JSON as is expected here: {exception.Message}",
        "Correct the body and send it again.",
        exception);
}
