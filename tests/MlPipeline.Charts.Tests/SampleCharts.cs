using MlPipeline.Interactive.Charts;

namespace MlPipeline.Charts.Tests;

/// <summary>One chart of each kind, from made-up rides that look like real ones.</summary>
internal static class SampleCharts
{
    public static IReadOnlyDictionary<string, ChartDescription> All()
    {
        var (actual, predicted) = Rides(5_000);
        return new Dictionary<string, ChartDescription>
        {
            ["learning-curve"] = Chart.LearningCurve("RMSE [seconds]", Curve(520, 270), Curve(530, 300)),
            ["predicted-against-actual"] = Chart.PredictedAgainstActual(actual, predicted),
            ["residuals"] = Chart.Residuals(actual, predicted),
            ["importance"] = Chart.Importance(new Dictionary<string, double>
            {
                ["distance"] = 812.4,
                ["hour of the day"] = 201.3,
                ["pickup zone"] = 122,
                ["drop-off zone"] = 98.5,
                ["weekday"] = 33,
                ["work"] = 1.2,
            }),
            ["compare"] = Chart.Compare(
                "version 1", new Dictionary<string, double> { ["r2"] = 0.6712, ["mae"] = 201.3, ["rmse"] = 341.8, ["rmsle"] = 0.4412 },
                "version 2", new Dictionary<string, double> { ["r2"] = 0.8123, ["mae"] = 151.9, ["rmse"] = 258.2, ["rmsle"] = 0.3127 }),
            ["latency"] = Chart.LatencyHistogram([.. Normal(400).Select(z => 9 * Math.Exp(0.35 * z))]),
            ["canary"] = Chart.CanarySplit(
                new Dictionary<string, int> { ["version 1"] = 902, ["version 2"] = 98 },
                new Dictionary<string, double> { ["version 1"] = 90, ["version 2"] = 10 }),
            ["standing-bars"] = new ChartDescription
            {
                Title = "Rides by borough",
                XAxis = new ChartAxis("borough") { Categories = ["Manhattan", "Queens", "Brooklyn", "Bronx", "Staten Island"] },
                YAxis = new ChartAxis("rides"),
                Series =
                [
                    new BarSeries("rides", [318_201, 38_220, 12_033, 803, 12]) { Labels = ["318,201", "38,220", "12,033", "803", "12"] },
                ],
            },
        };
    }

    public static (IReadOnlyList<double> Actual, IReadOnlyList<double> Predicted) Rides(int count)
    {
        double[] actual = [.. Normal(count).Select(z => 620 * Math.Exp(0.65 * z))];
        double[] noise = [.. Normal(2 * count).Skip(count)];
        return (actual, [.. actual.Zip(noise, (seconds, z) => 120 + seconds * 0.82 * Math.Exp(0.22 * z))]);
    }

    private static IReadOnlyList<double> Curve(double from, double to) =>
        [.. Enumerable.Range(0, 100).Select(round => to + (from - to) * Math.Exp(-round / 18.0))];

    private static double[] Normal(int count)
    {
        var random = new Random(42);
        return Enumerable.Range(0, count)
            .Select(_ => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()))
            .ToArray();
    }
}
