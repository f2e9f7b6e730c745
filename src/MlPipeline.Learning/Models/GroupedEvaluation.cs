namespace MlPipeline.Learning.Models;

/// <summary>Splits what was predicted into groups and measures each.</summary>
internal static class GroupedEvaluation
{
    public static IReadOnlyList<GroupMetrics> Measure(IReadOnlyList<DurationPrediction> predictions, TripSet trips, Func<int, string> groupOf) =>
    [
        .. Enumerable.Range(0, trips.Count)
            .GroupBy(groupOf, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => Measure(group.Key, [.. group.Select(row => predictions[row])])),
    ];

    private static GroupMetrics Measure(string name, IReadOnlyList<DurationPrediction> predictions) => new(
        name,
        RegressionMetrics.Of(
            predictions.Select(prediction => prediction.Predicted).ToArray(), predictions.Select(prediction => (float)prediction.Actual).ToArray()));
}
