using MlPipeline.Interactive.Charts.Numbers;

namespace MlPipeline.Interactive.Charts;

/// <summary>Puts together the charts whose bars run from left to right, with a name before each.</summary>
internal static class BarCharts
{
    // Names of metrics as trainers write them, and which way is better.
    private static readonly Dictionary<string, bool> HigherIsBetter = new(StringComparer.OrdinalIgnoreCase)
    {
        ["r2"] = true,
        ["mae"] = false,
        ["mse"] = false,
        ["rmse"] = false,
        ["rmsle"] = false,
    };

    public static ChartDescription Importance(IReadOnlyList<KeyValuePair<string, double>> importance, int top)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(top, 1);
        var total = importance.Sum(feature => feature.Value);
        var shares = importance
            .OrderByDescending(feature => feature.Value)
            .Select(feature => (Name: feature.Key, Percent: total == 0 ? 0 : feature.Value / total * 100))
            .ToList();
        if (shares.Count > top)
        {
            var others = shares.Skip(top - 1).ToArray();
            shares.RemoveRange(top - 1, others.Length);
            shares.Add(($"{others.Length} others", others.Sum(other => other.Percent)));
        }

        return new ChartDescription
        {
            Title = "Importance of the features",
            XAxis = new ChartAxis("share [%]") { Minimum = 0 },
            YAxis = new ChartAxis("") { Categories = [.. shares.Select(share => share.Name)] },
            Series =
            [
                new BarSeries("share", [.. shares.Select(share => share.Percent)])
                {
                    Labels = [.. shares.Select(share => Percent(share.Percent))],
                },
            ],
        };
    }

    public static ChartDescription Compare(
        string firstName, IReadOnlyList<KeyValuePair<string, double>> first, string secondName, IReadOnlyDictionary<string, double> second)
    {
        var both = first
            .Where(metric => second.ContainsKey(metric.Key))
            .Select(metric => (metric.Key, One: metric.Value, Other: second[metric.Key]))
            .ToArray();
        var rated = both.Any(metric => HigherIsBetter.ContainsKey(metric.Key));
        return new ChartDescription
        {
            Title = $"{firstName} and {secondName}",
            XAxis = new ChartAxis("") { ShowsNumbers = false },
            YAxis = new ChartAxis("") { Categories = [.. both.Select(metric => metric.Key + Direction(metric.Key))] },
            Series =
            [
                Side(firstName, [.. both.Select(metric => (metric.One, metric.Other))]),
                Side(secondName, [.. both.Select(metric => (metric.Other, metric.One))]),
            ],
            Note = "Each metric has its own scale." + (rated ? " ↑ higher is better, ↓ lower is better." : ""),
        };
    }

    public static ChartDescription CanarySplit(
        IReadOnlyList<KeyValuePair<string, int>> answered, IReadOnlyDictionary<string, double>? intended)
    {
        var versions = answered.Select(version => version.Key).Concat(intended?.Keys ?? []).Distinct().ToArray();
        var counts = versions.Select(version => answered.Where(pair => pair.Key == version).Sum(pair => (long)pair.Value)).ToArray();
        var total = counts.Sum();
        var shares = counts.Select(count => total == 0 ? 0 : 100.0 * count / total).ToArray();
        var series = new List<ChartSeries>
        {
            new BarSeries("answered", shares)
            {
                Labels = [.. shares.Zip(counts, (share, count) => $"{Percent(share)}, {NumberText.Count(count)} requests")],
            },
        };
        if (intended is not null)
        {
            var weights = versions.Select(version => intended.GetValueOrDefault(version)).ToArray();
            var sum = weights.Sum();
            var wanted = weights.Select(weight => sum == 0 ? 0 : 100 * weight / sum).ToArray();
            series.Add(new BarSeries("intended", wanted) { Labels = [.. wanted.Select(Percent)] });
        }

        return new ChartDescription
        {
            Title = $"Canary: who answered {NumberText.Count(total)} requests",
            XAxis = new ChartAxis("share of requests [%]") { Minimum = 0, Maximum = 100 },
            YAxis = new ChartAxis("") { Categories = versions },
            Series = series,
        };
    }

    // The longer of two bars is as long as the longest of any other metric, whatever the units.
    private static BarSeries Side(string name, IReadOnlyList<(double Own, double Other)> values) =>
        new(name, [.. values.Select(value => value.Own == 0 ? 0 : value.Own / Math.Max(Math.Abs(value.Own), Math.Abs(value.Other)))])
        {
            Labels = [.. values.Select(value => NumberText.Measured(value.Own))],
        };

    private static string Direction(string metric) => HigherIsBetter.TryGetValue(metric, out var higher) ? higher ? " ↑" : " ↓" : "";

    private static string Percent(double percent) => $"{NumberText.Tick(percent, step: 0.1)} %";
}
