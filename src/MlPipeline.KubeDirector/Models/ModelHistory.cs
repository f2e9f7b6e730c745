namespace MlPipeline.KubeDirector.Models;

/// <summary>All that was registered of a model, oldest first; the last entry is in force.</summary>
/// <param name="Model">Name of the model.</param>
/// <param name="Revisions">The entries.</param>
/// <param name="Canary">The version that answers a share of the requests beside the one in force, or null.</param>
public sealed record ModelHistory(string Model, IReadOnlyList<ModelRevision> Revisions, ModelCanary? Canary);
