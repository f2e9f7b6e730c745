using MlPipeline.Contracts.Engines;

namespace MlPipeline.KubeDirector.Models;

/// <summary>What a deployment shall serve.</summary>
/// <param name="Model">Name of the model.</param>
/// <param name="Version">The version.</param>
/// <param name="Path">The registered model file, or null where that is not known.</param>
/// <param name="ScoringPath">The registered scoring script, likewise.</param>
internal sealed record ServingTarget(string Model, string Version, string? Path = null, string? ScoringPath = null)
{
    /// <summary>
    /// Whether a server speaks of this target. The files count too: a version whose files were changed is served with its
    /// old files until the new ones are loaded, or for good where they cannot be.
    /// </summary>
    public bool IsMeantBy(ServedModel served) =>
        served.Name == Model
        && served.Version == Version
        && (Path is null || served.Path == Path)
        && (ScoringPath is null || served.ScoringPath == ScoringPath);
}
