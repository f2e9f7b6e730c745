namespace MlPipeline.ApiServer.Pods;

/// <summary>A command cannot be run now; the message reaches the client.</summary>
/// <param name="message">Why there is no container to run it in.</param>
public sealed class PodExecUnavailableException(string message) : Exception(message);
