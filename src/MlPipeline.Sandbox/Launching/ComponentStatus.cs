namespace MlPipeline.Sandbox.Launching;

/// <summary>A part of the sandbox's process.</summary>
/// <param name="Name">Its name.</param>
/// <param name="State"><c>running</c>, or why it is not.</param>
/// <param name="Address">Where it listens, or null.</param>
public sealed record ComponentStatus(string Name, string State, string? Address);
