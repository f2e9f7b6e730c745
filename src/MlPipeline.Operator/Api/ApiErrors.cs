using System.Net;
using k8s.Autorest;

namespace MlPipeline.Operator.Api;

/// <summary>Tells refusals of the API server apart.</summary>
internal static class ApiErrors
{
    public static bool IsNotFound(this HttpOperationException exception) => exception.Response?.StatusCode == HttpStatusCode.NotFound;

    public static bool IsConflict(this HttpOperationException exception) => exception.Response?.StatusCode == HttpStatusCode.Conflict;
}
