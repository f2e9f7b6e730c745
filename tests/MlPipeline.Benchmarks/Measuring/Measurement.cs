namespace MlPipeline.Benchmarks.Measuring;

/// <summary>One row of a benchmark's table.</summary>
/// <param name="Name">What was measured.</param>
/// <param name="Rounds">The value of each round, in <paramref name="Unit"/>.</param>
/// <param name="Unit">The unit.</param>
/// <param name="Goal">What is aimed at, in the same unit; smaller is better. Infinite where there is only something to compare with.</param>
internal sealed record Measurement(string Name, IReadOnlyList<double> Rounds, string Unit, double Goal)
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

    public bool MeetsGoal => Median < Goal;
}
