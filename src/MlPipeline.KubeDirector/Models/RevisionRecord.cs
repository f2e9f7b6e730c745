using System.Text.Json.Serialization;
using MlPipeline.Contracts.KubeDirector;

namespace MlPipeline.KubeDirector.Models;

/// <summary>A revision as it stands in the annotation <see cref="ModelAnnotations.History"/>.</summary>
internal sealed record RevisionRecord(
    [property: JsonPropertyName("number")] int Number,
    [property: JsonPropertyName(ModelRegistryKeys.Version)] string? Version,
    [property: JsonPropertyName(ModelRegistryKeys.Path)] string? Path,
    [property: JsonPropertyName(ModelRegistryKeys.ScoringPath)] string? ScoringPath,
    [property: JsonPropertyName(ModelRegistryKeys.Description)] string? Description,
    [property: JsonPropertyName("time")] DateTimeOffset? Time,
    [property: JsonPropertyName("user")] string? User,
    [property: JsonPropertyName("reason")] string? Reason)
{
    public static RevisionRecord From(ModelRevision revision) => new(
        revision.Number, revision.Version, revision.Path, revision.ScoringPath, revision.Description, revision.Time, revision.User, revision.Reason);

    public ModelRevision ToRevision() => new(
        Number, Version ?? "", Path ?? "", ScoringPath ?? "", Description ?? "", Time, User ?? "", Reason ?? ModelRevision.Outside);
}
