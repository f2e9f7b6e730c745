namespace MlPipeline.Learning;

/// <summary>
/// The workshop's own models, to compare with: XGBoost with a learning rate of 0.15 and its other settings as they come (100 rounds,
/// λ = 1, as little as one trip in a leaf), trees of one split in version 1 and of depth 2 in version 2.
/// </summary>
public static class WorkshopBaseline
{
    /// <summary>The trainer of a version.</summary>
    /// <param name="version">1 or 2.</param>
    /// <returns>A trainer with the workshop's settings and features.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The workshop has no such version.</exception>
    public static LightGbmTrainer Trainer(int version)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(version, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(version, 2);
        return new LightGbmTrainer
        {
            Rounds = 100,
            LearningRate = 0.15,
            MaxDepth = version,
            NumLeaves = 1 << version,
            MinTripsInLeaf = 1,
            L2 = 1,
        };
    }
}
