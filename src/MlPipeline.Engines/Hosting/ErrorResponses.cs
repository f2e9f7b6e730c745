using MlPipeline.Contracts.Engines;

namespace MlPipeline.Engines.Hosting;

/// <summary>Answers that are no success.</summary>
internal static class ErrorResponses
{
    internal static Task WriteErrorAsync(this HttpResponse response, int status, string error, string nextStep)
    {
        response.StatusCode = status;
        return response.WriteAsJsonAsync(
            new EngineError(error, nextStep), EngineJson.Default.EngineError, contentType: null, response.HttpContext.RequestAborted);
    }
}
