namespace MlPipeline.KubeDirector.Models;

/// <summary>A second version of a model that answers a share of the requests for its latest version.</summary>
/// <param name="Version">Version under which it is served.</param>
/// <param name="Path">The model file: an absolute path in the tenant share, or <c>repo://…</c>.</param>
/// <param name="ScoringPath">The scoring script, likewise; empty for none.</param>
/// <param name="Description">Free text.</param>
/// <param name="Percent">Share of requests it answers, 0 to 100 percent.</param>
public sealed record ModelCanary(string Version, string Path, string ScoringPath, string Description, int Percent);
