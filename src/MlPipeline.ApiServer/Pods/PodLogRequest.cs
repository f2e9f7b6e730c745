namespace MlPipeline.ApiServer.Pods;

/// <summary>Which log is asked for, and how much of it. The pod exists.</summary>
/// <param name="Namespace">Namespace of the pod.</param>
/// <param name="Pod">Name of the pod.</param>
/// <param name="Container">Name of the container, or null for the only one.</param>
/// <param name="Follow">True to go on with new lines until the container ends.</param>
/// <param name="TailLines">How many of the last lines to begin with, or null for all.</param>
public sealed record PodLogRequest(string Namespace, string Pod, string? Container, bool Follow, int? TailLines);
