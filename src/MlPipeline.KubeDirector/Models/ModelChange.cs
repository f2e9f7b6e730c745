namespace MlPipeline.KubeDirector.Models;

/// <summary>What to change of a registered model; what is null stays as it is.</summary>
/// <param name="Version">Version under which it is served.</param>
/// <param name="Path">The model file.</param>
/// <param name="ScoringPath">The scoring script.</param>
/// <param name="Description">Free text.</param>
public sealed record ModelChange(string? Version = null, string? Path = null, string? ScoringPath = null, string? Description = null);
