using System.Net;
using k8s.Autorest;

namespace MlPipeline.Operator.Api;

/// <summary>Tells refusals of the API server apart.</summary>
internal static class ApiErrors
{
    public static bool IsNotFound(this HttpOperationException exception) => exception.Response?.StatusCode == HttpStatusCode.NotFound;

    public static bool IsConflict(this HttpOperationException exception) => exception.Response?.StatusCode == HttpStatusCode.Conflict;

    /// <summary>What is read, or null where it does not exist.</summary>
    public static async Task<T?> OrNullAsync<T>(this Task<T> reading)
        where T : class
    {
        try
        {
            return await reading;
        }
        catch (HttpOperationException exception) when (exception.IsNotFound())
        {
            return null;
        }
    }

    /// <summary>Waits until something is created; that it exists already is no failure.</summary>
    public static async Task UnlessPresentAsync(this Task creating)
    {
        try
        {
            await creating;
        }
        catch (HttpOperationException exception) when (exception.IsConflict())
        {
            return;
        }
    }
}
