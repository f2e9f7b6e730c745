using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using MlPipeline.ApiServer.Responses;
using MlPipeline.ApiServer.Statuses;
using MlPipeline.ApiServer.Storage;

namespace MlPipeline.ApiServer.Requests;

/// <summary>Answers whatever goes wrong with a status; only what nobody foresaw is logged.</summary>
internal sealed class ErrorBoundary(RequestDispatcher dispatcher, ILogger<ErrorBoundary> logger)
{
    public async Task HandleAsync(HttpContext http)
    {
        try
        {
            await dispatcher.DispatchAsync(http);
        }
        catch (ApiException exception)
        {
            await AnswerAsync(http, exception);
        }
        catch (StorageException exception)
        {
            logger.LogError(exception, "A change could not be stored");
            await AnswerAsync(http, exception.IsFull ? ApiErrors.InsufficientStorage(exception.Message) : ApiErrors.Internal(exception.Message));
        }
        catch (BadHttpRequestException exception)
        {
            await AnswerAsync(http, exception.StatusCode == StatusCodes.Status413PayloadTooLarge
                ? ApiErrors.TooLarge(RequestBody.LargestBody)
                : ApiErrors.BadRequest(exception.Message));
        }
        catch (Exception) when (http.RequestAborted.IsCancellationRequested)
        {
            // The client has gone; there is nobody to answer.
        }
        catch (Exception exception)
        {
            logger.LogError(exception, "{Method} {Path} failed", http.Request.Method, http.Request.Path);
            await AnswerAsync(http, ApiErrors.Internal("the request could not be carried out; the server's log has the cause"));
        }
    }

    private static Task AnswerAsync(HttpContext http, ApiException exception)
    {
        if (http.Response.HasStarted)
        {
            http.Abort();
            return Task.CompletedTask;
        }

        http.Response.Clear();
        return JsonResponses.WriteAsync(http, exception.Status);
    }
}
