namespace MlPipeline.KubeDirector.Models;

/// <summary>The ways from what is registered of a model to what shall be.</summary>
internal static class ModelTransitions
{
    public static ModelDraft Register(ModelEntry entry, ModelRegistration model) => ModelDraft.Of(model, OtherThan(model.Version, entry.Canary));

    public static ModelDraft Update(ModelEntry entry, ModelChange change)
    {
        var before = ModelDraft.Of(entry, ModelReasons.Update);
        var version = change.Version ?? before.Version;
        return before with
        {
            Version = version,
            Path = change.Path ?? before.Path,
            ScoringPath = change.ScoringPath ?? before.ScoringPath,
            Description = change.Description ?? before.Description,
            Canary = OtherThan(version, entry.Canary),
        };
    }

    public static ModelDraft SendCanary(ModelEntry entry, ModelCanary canary) => canary.Version != entry.Current.Version
        ? ModelDraft.Of(entry, ModelReasons.Canary) with { Canary = canary }
        : throw new PipelineException(
            PipelineFault.Rejected,
            $"Version {canary.Version} of {entry.Name} is the one in force: it cannot be its own canary.",
            "Give the canary another version; #!kd-register history shows those that there were.");

    public static ModelDraft ShareWithCanary(ModelEntry entry, int percent) =>
        ModelDraft.Of(entry, ModelReasons.Canary) with { Canary = RequireCanary(entry) with { Percent = percent } };

    public static ModelDraft Promote(ModelEntry entry) => ModelDraft.Promote(RequireCanary(entry));

    public static ModelDraft Rollback(ModelEntry entry, string? version) => version is null && entry.Canary is not null
        ? ModelDraft.Of(entry, ModelReasons.Rollback) with { Canary = null }
        : ModelDraft.Of(Earlier(entry, version), canary: null, ModelReasons.Rollback);

    /// <summary>A version that comes into force is no canary any more.</summary>
    private static ModelCanary? OtherThan(string version, ModelCanary? canary) => canary?.Version == version ? null : canary;

    private static ModelCanary RequireCanary(ModelEntry entry) => entry.Canary ?? throw new PipelineException(
        PipelineFault.NotFound,
        $"Model {entry.Name} has no canary out.",
        $"#!kd-register canary --model {entry.Name} --model-version … --path … --percent 10 sends one out.");

    private static ModelRevision Earlier(ModelEntry entry, string? version)
    {
        var others = entry.Revisions.Where(revision => !revision.ServesTheSameAs(entry.Current)).ToList();
        return others.LastOrDefault(revision => version is null || revision.Version == version) ?? throw new PipelineException(
            PipelineFault.NotFound,
            version is null ? $"Model {entry.Name} has no earlier version." : $"Model {entry.Name} was never registered in another version {version}.",
            $"#!kd-register history --model {entry.Name} shows what there was.");
    }
}
