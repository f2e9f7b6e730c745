using System.Text.Json;
using k8s.Models;
using MlPipeline.Contracts.KubeDirector;

namespace MlPipeline.KubeDirector.Models;

/// <summary>What the ConfigMap of a model says: the version in force, those before it, and the one that is tried.</summary>
/// <param name="Map">The ConfigMap.</param>
/// <param name="Revisions">All revisions, oldest first; the last is in force.</param>
/// <param name="Canary">The version that is tried, or null.</param>
internal sealed record ModelEntry(V1ConfigMap Map, IReadOnlyList<ModelRevision> Revisions, ModelCanary? Canary)
{
    public string Name => Value(Map, ModelRegistryKeys.Name) is { Length: > 0 } name ? name : Map.Metadata.Name;

    public ModelRevision Current => Revisions[^1];

    public static ModelEntry Read(V1ConfigMap map)
    {
        var written = ReadHistory(map.GetAnnotation(ModelAnnotations.History));
        var current = new ModelRevision(
            (written.Count == 0 ? 0 : written[^1].Number) + 1,
            Value(map, ModelRegistryKeys.Version),
            Value(map, ModelRegistryKeys.Path),
            Value(map, ModelRegistryKeys.ScoringPath),
            Value(map, ModelRegistryKeys.Description),
            written.Count == 0 ? map.Metadata.CreationTimestamp : null,
            "",
            ModelRevision.Outside);

        // Another tool may have changed the data since: what is in force counts, and the history says so.
        var isWritten = written.Count > 0 && written[^1].ServesTheSameAs(current) && written[^1].Description == current.Description;
        return new ModelEntry(map, isWritten ? written : [.. written, current], ReadCanary(map.GetAnnotation(ModelAnnotations.Canary)));
    }

    private static string Value(V1ConfigMap map, string key) => map.Data is { } data && data.TryGetValue(key, out var value) ? value : "";

    private static IReadOnlyList<ModelRevision> ReadHistory(string? annotation)
    {
        var records = Read<IReadOnlyList<RevisionRecord>>(annotation) ?? [];
        return [.. records.Where(record => record is not null).Select(record => record.ToRevision())];
    }

    private static ModelCanary? ReadCanary(string? annotation) => Read<CanaryRegistration>(annotation) is { } canary
        ? new ModelCanary(canary.Version ?? "", canary.Path ?? "", canary.ScoringPath ?? "", canary.Description ?? "", canary.Percent)
        : null;

    /// <summary>An annotation that somebody has spoilt counts as none.</summary>
    private static T? Read<T>(string? annotation)
        where T : class
    {
        try
        {
            return annotation is null ? null : JsonSerializer.Deserialize<T>(annotation);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
