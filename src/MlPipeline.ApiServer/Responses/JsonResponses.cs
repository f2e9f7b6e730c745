using System.Net;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using MlPipeline.ApiServer.Requests;
using MlPipeline.ApiServer.Statuses;

namespace MlPipeline.ApiServer.Responses;

/// <summary>Writes answers that are one JSON document or one text.</summary>
internal static class JsonResponses
{
    // The code that HTTP has for warnings of any kind.
    private const string WarningCode = "299";

    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A document as it is sent.</summary>
    public static string Text(JsonNode json) => json.ToJsonString(Options);

    /// <summary>Tells the client what it should know of an answer that goes well.</summary>
    public static void Warn(HttpContext http, IReadOnlyList<string> warnings)
    {
        foreach (var warning in warnings)
        {
            var text = warning.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);
            http.Response.Headers.Append("Warning", $"{WarningCode} - \"{text}\"");
        }
    }

    public static Task WriteAsync(HttpContext http, HttpStatusCode code, JsonNode json) =>
        WriteAsync(http, code, JsonSerializer.SerializeToUtf8Bytes(json, Options));

    /// <summary>Writes a document of a media type of its own.</summary>
    public static async Task WriteAsync(HttpContext http, string mediaType, JsonNode json)
    {
        Begin(http, HttpStatusCode.OK, mediaType);
        await http.Response.BodyWriter.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(json, Options), http.RequestAborted);
    }

    public static async Task WriteAsync(HttpContext http, HttpStatusCode code, ReadOnlyMemory<byte> json)
    {
        Begin(http, code, RequestBody.Json);
        http.Response.ContentLength = json.Length;
        await http.Response.BodyWriter.WriteAsync(json, http.RequestAborted);
    }

    public static Task WriteAsync(HttpContext http, ApiStatus status) => WriteAsync(http, (HttpStatusCode)status.Code, status.ToJson());

    public static Task WriteTextAsync(HttpContext http, HttpStatusCode code, string text)
    {
        Begin(http, code, "text/plain; charset=utf-8");
        return http.Response.WriteAsync(text, http.RequestAborted);
    }

    /// <summary>Sets what every answer carries.</summary>
    public static void Begin(HttpContext http, HttpStatusCode code, string contentType)
    {
        http.Response.StatusCode = (int)code;
        http.Response.ContentType = contentType;
        http.Response.Headers.CacheControl = "no-cache, private";
    }
}
