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
    string Reason)
{
    /// <summary>Reason of a revision that another tool wrote.</summary>
    public const string Outside = "outside";

    /// <summary>Whether it serves the same files under the same version.</summary>
    /// <param name="other">Another revision.</param>
    /// <returns>True where only description, time or author differ.</returns>
    public bool ServesTheSameAs(ModelRevision other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return (Version, Path, ScoringPath) == (other.Version, other.Path, other.ScoringPath);
    }
}
