using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;

namespace MlPipeline.Sandbox.Platform;

/// <summary>Writes the gateway's answers.</summary>
internal static class PlatformAnswers
{
    /// <summary>Answers with a document.</summary>
    public static Task WriteAsync<T>(HttpContext context, T document, JsonTypeInfo<T> type)
    {
        context.Response.ContentType = "application/json";
        return JsonSerializer.SerializeAsync(context.Response.Body, document, type, context.RequestAborted);
    }

    /// <summary>Answers what is wrong and what to do.</summary>
    public static Task ErrorAsync(HttpContext context, int status, string error, string nextStep)
    {
        context.Response.StatusCode = status;
        return WriteAsync(context, new PlatformError(error, nextStep), PlatformJson.Default.PlatformError);
    }
}
