namespace MlPipeline.KubeDirector.Models;

/// <summary>What to register of a model.</summary>
/// <param name="Name">Name under which it is served.</param>
/// <param name="Version">Version under which it is served.</param>
/// <param name="Path">The model file: an absolute path in the tenant share, or <c>repo://…</c>.</param>
/// <param name="ScoringPath">The scoring script, likewise; empty for none.</param>
/// <param name="Description">Free text.</param>
public sealed record ModelRegistration(string Name, string Version, string Path, string ScoringPath = "", string Description = "");
