namespace MlPipeline.KubeDirector.Models;

/// <summary>What was registered of a model at one time.</summary>
/// <param name="Number">Counted from 1 for the first registration.</param>
/// <param name="Version">Version under which it is served.</param>
/// <param name="Path">The model file.</param>
/// <param name="ScoringPath">The scoring script, or empty.</param>
/// <param name="Description">Free text.</param>
/// <param name="Time">When it was registered.</param>
/// <param name="User">Who registered it; empty where that is not known.</param>
/// <param name="Reason">How it came: <c>register</c>, <c>update</c>, <c>rollback</c>, <c>promote</c>, or <c>outside</c> where another tool wrote it.</param>
public sealed record ModelRevision(
    int Number,
    string Version,
    string Path,
    string ScoringPath,
    string Description,
    DateTimeOffset? Time,
    string User,
    string Reason);
