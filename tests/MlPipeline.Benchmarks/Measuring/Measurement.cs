namespace MlPipeline.Benchmarks.Measuring;

/// <summary>One row of a benchmark's table.</summary>
/// <param name="Name">What was measured.</param>
/// <param name="Rounds">The value of each round, in <paramref name="Unit"/>.</param>
/// <param name="Unit">The unit.</param>
/// <param name="Goal">What is aimed at, in the same unit. Infinite where there is only something to compare with.</param>
/// <param name="MoreIsBetter">Whether the goal is to be surpassed, and not to be undercut.</param>
internal sealed record Measurement(string Name, IReadOnlyList<double> Rounds, string Unit, double Goal = double.PositiveInfinity, bool MoreIsBetter = false)
{
    public double Median
    {
        get
        {
            var sorted = Rounds.Order().ToList();
            var middle = sorted.Count / 2;
            return sorted.Count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        }
    }

    public bool HasGoal => double.IsFinite(Goal);

    public bool MeetsGoal => MoreIsBetter ? Median >= Goal : Median < Goal;
}
