namespace MlPipeline.Sandbox.Nodes;

/// <summary>How a run of a container ended.</summary>
/// <param name="ExitCode">Exit code of its process.</param>
/// <param name="Reason">The word a kubelet has for it.</param>
/// <param name="Message">Why the node agent ended it, or null where it ended by itself.</param>
internal sealed record ContainerEnd(int ExitCode, string Reason, string? Message);
