namespace MlPipeline.KubeDirector.Models;

/// <summary>A model in the registry, which is a ConfigMap.</summary>
/// <param name="Name">Name under which it is served.</param>
/// <param name="Version">Version under which it is served.</param>
/// <param name="Description">Free text.</param>
/// <param name="Path">The model file.</param>
/// <param name="ScoringPath">The scoring script, or empty.</param>
/// <param name="ConfigMap">Name of the ConfigMap.</param>
/// <param name="Deployments">Kdclusters that are connected to it and have servers for it.</param>
/// <param name="Created">When it was registered first.</param>
/// <param name="Canary">The version that answers a share of the requests beside this one, or null.</param>
public sealed record RegisteredModel(
    string Name,
    string Version,
    string Description,
    string Path,
    string ScoringPath,
    string ConfigMap,
    IReadOnlyList<string> Deployments,
    DateTimeOffset? Created,
    ModelCanary? Canary = null);
