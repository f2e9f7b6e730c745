namespace MlPipeline.ApiServer.Pods;

/// <summary>A command to run in a container. The pod exists.</summary>
/// <param name="Namespace">Namespace of the pod.</param>
/// <param name="Pod">Name of the pod.</param>
/// <param name="Container">Name of the container, or null for the only one.</param>
/// <param name="Command">Program and arguments; never empty.</param>
public sealed record PodExecRequest(string Namespace, string Pod, string? Container, IReadOnlyList<string> Command);
