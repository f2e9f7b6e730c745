namespace MlPipeline.ApiServer.Pods;

/// <summary>A log cannot be read now; the message reaches the client, for example <c>container "app" in pod "p" is waiting to start: ErrImagePull</c>.</summary>
/// <param name="message">Why there is no log.</param>
public sealed class PodLogUnavailableException(string message) : Exception(message);
