namespace MlPipeline.ApiServer.Statuses;

/// <summary>Ends a request with a status.</summary>
internal sealed class ApiException(ApiStatus status) : Exception(status.Message)
{
    public ApiStatus Status { get; } = status;
}
