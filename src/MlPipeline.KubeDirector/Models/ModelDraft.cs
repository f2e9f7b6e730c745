namespace MlPipeline.KubeDirector.Models;

/// <summary>What a model shall be registered as.</summary>
/// <param name="Version">Version under which it is served.</param>
/// <param name="Path">The model file.</param>
/// <param name="ScoringPath">The scoring script, or empty.</param>
/// <param name="Description">Free text.</param>
/// <param name="Canary">The version that is tried, or null.</param>
/// <param name="Reason">Why it changes, for the history.</param>
internal sealed record ModelDraft(string Version, string Path, string ScoringPath, string Description, ModelCanary? Canary, string Reason)
{
    /// <summary>The entry as it is.</summary>
    public static ModelDraft Of(ModelEntry entry, string reason) => Of(entry.Current, entry.Canary, reason);

    public static ModelDraft Of(ModelRevision revision, ModelCanary? canary, string reason) =>
        new(revision.Version, revision.Path, revision.ScoringPath, revision.Description, canary, reason);

    public static ModelDraft Of(ModelRegistration registration, ModelCanary? canary) =>
        new(registration.Version, registration.Path, registration.ScoringPath, registration.Description, canary, ModelReasons.Register);

    public static ModelDraft Promote(ModelCanary canary) =>
        new(canary.Version, canary.Path, canary.ScoringPath, canary.Description, null, ModelReasons.Promote);

    /// <summary>Whether what is served by default stays as it is.</summary>
    public bool KeepsRegistered(ModelEntry entry) => this with { Canary = entry.Canary } == Of(entry, Reason);
}
