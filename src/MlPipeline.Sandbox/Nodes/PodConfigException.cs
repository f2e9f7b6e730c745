namespace MlPipeline.Sandbox.Nodes;

/// <summary>A pod asks for something that is not there, or that the sandbox does not have; the message says what.</summary>
internal sealed class PodConfigException(string message) : Exception(message);
