using System.Text.Json.Serialization;

namespace MlPipeline.Contracts.KubeDirector;

/// <summary>
/// A second version of a registered model, tried on a share of the requests that ask for the latest one. It stands in the
/// annotation <see cref="ModelAnnotations.Canary"/> of the model's ConfigMap, under the names its data has for the first.
/// </summary>
/// <param name="Version">Version under which it is served.</param>
/// <param name="Path">The model file, as the container knows it.</param>
/// <param name="ScoringPath">The scoring script, or empty.</param>
/// <param name="Description">Free text.</param>
/// <param name="Percent">Share of the requests it answers, 0 to 100.</param>
public sealed record CanaryRegistration(
    [property: JsonPropertyName(ModelRegistryKeys.Version)] string Version,
    [property: JsonPropertyName(ModelRegistryKeys.Path)] string Path,
    [property: JsonPropertyName(ModelRegistryKeys.ScoringPath)] string ScoringPath,
    [property: JsonPropertyName(ModelRegistryKeys.Description)] string Description,
    [property: JsonPropertyName("percent")] int Percent);
