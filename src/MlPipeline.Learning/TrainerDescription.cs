namespace MlPipeline.Learning;

/// <summary>What trained a model.</summary>
/// <param name="Name"><c>LightGBM</c> or <c>FastTree</c>.</param>
/// <param name="Parameters">Its parameters under the trainer's own names.</param>
public sealed record TrainerDescription(string Name, IReadOnlyDictionary<string, string> Parameters);
