namespace MlPipeline.Sandbox.Nodes;

/// <summary>An init container failed; the message says which and how.</summary>
internal sealed class PodInitializationException(string message) : Exception(message);
