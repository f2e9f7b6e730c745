namespace MlPipeline.Learning;

/// <summary>Trips in two parts.</summary>
/// <param name="Train">The part to train on.</param>
/// <param name="Test">The part to test with, which training never sees.</param>
public sealed record TripSplit(TripSet Train, TripSet Test);
