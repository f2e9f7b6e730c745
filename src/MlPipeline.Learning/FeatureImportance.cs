namespace MlPipeline.Learning;

/// <summary>How much a model relies on a feature.</summary>
/// <param name="Feature">Name of the feature.</param>
/// <param name="Gain">How much the splits on this feature reduced the training error, in the trainer's own unit.</param>
/// <param name="Share">Its part of all gain, from 0 to 1.</param>
/// <param name="Splits">How often the trees split on it.</param>
public sealed record FeatureImportance(string Feature, double Gain, double Share, int Splits);
