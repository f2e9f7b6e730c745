using MlPipeline.Interactive.Charts.Numbers;

namespace MlPipeline.Interactive.Charts;

/// <summary>
/// The charts of a pipeline, each from plain numbers. What a method gives is data: shown as the last expression of a cell it is a
/// picture, <see cref="ChartOutputs.Interactive"/> makes it one to zoom into.
/// </summary>
public static class Chart
{
    // Beyond this many points a picture gains nothing but weight.
    private const int MostPoints = 1500;

    // A handful of rides that took hours would press all others into a corner.
    private const double ShownShare = 0.995;

    /// <summary>One line through numbers of the reader's own.</summary>
    /// <param name="title">What the chart shows.</param>
    /// <param name="xLabel">What the horizontal axis counts, with its unit.</param>
    /// <param name="x">Where each point stands on it.</param>
    /// <param name="yLabel">What the vertical axis counts, with its unit.</param>
    /// <param name="y">Where each point stands on it, as many as <paramref name="x"/>.</param>
    /// <returns>The chart.</returns>
    public static ChartDescription Line(string title, string xLabel, IReadOnlyList<double> x, string yLabel, IReadOnlyList<double> y)
    {
        Pairs.RequireSameCount(x, xLabel, y, yLabel);
        return new ChartDescription
        {
            Title = title,
            XAxis = new ChartAxis(xLabel),
            YAxis = new ChartAxis(yLabel),
            Series = [new LineSeries(yLabel, x, y)],
        };
    }

    /// <summary>How a metric went on while a model learned.</summary>
    /// <param name="metric">The metric, as it stands on the axis, for example "RMSE [seconds]".</param>
    /// <param name="training">Its values on the rows learned from, one for each round.</param>
    /// <param name="test">Its values on rows the model did not see.</param>
    /// <param name="rounds">The round each value is from; 1, 2, 3 and so on without it.</param>
    /// <returns>The chart.</returns>
    public static ChartDescription LearningCurve(
        string metric, IReadOnlyList<double> training, IReadOnlyList<double>? test = null, IReadOnlyList<double>? rounds = null)
    {
        var x = rounds ?? Enumerable.Range(1, training.Count).Select(round => (double)round).ToArray();
        Pairs.RequireSameCount(training, "training", x, "rounds");
        var series = new List<ChartSeries> { new LineSeries("training", x, training) };
        if (test is not null)
        {
            Pairs.RequireSameCount(training, "training", test, "test");
            series.Add(new LineSeries("test", x, test));
        }

        return new ChartDescription
        {
            Title = "Learning curve",
            XAxis = new ChartAxis("round"),
            YAxis = new ChartAxis(metric),
            Series = series,
        };
    }

    /// <summary>What a model predicted against what was: the closer to the diagonal, the better.</summary>
    /// <param name="actual">What was.</param>
    /// <param name="predicted">What the model said, in the same order.</param>
    /// <param name="unit">The unit of both.</param>
    /// <returns>The chart.</returns>
    public static ChartDescription PredictedAgainstActual(
        IReadOnlyList<double> actual, IReadOnlyList<double> predicted, string unit = "seconds")
    {
        var pairs = Pairs.Of(actual, "actual", predicted, "predicted");
        var end = NiceScale.Cover(0, Math.Max(pairs.UpperOfFirst(ShownShare), pairs.UpperOfSecond(ShownShare)), 6).Maximum;
        var begin = Math.Min(0, pairs.LowestOfBoth);
        var shown = pairs.Within(begin, end, begin, end);
        var sample = shown.Sample(MostPoints);
        return new ChartDescription
        {
            Title = "Predicted against actual",
            XAxis = new ChartAxis($"actual [{unit}]") { Minimum = begin, Maximum = end },
            YAxis = new ChartAxis($"predicted [{unit}]") { Minimum = begin, Maximum = end },
            Series =
            [
                new ScatterSeries("prediction", sample.First, sample.Second),
                new LineSeries("exactly right", [begin, end], [begin, end], Dashed: true),
            ],
            Note = SampleNote.Of(pairs, shown, sample),
        };
    }

    /// <summary>By how much a model was wrong, against what it predicted: good ones scatter evenly around zero.</summary>
    /// <param name="actual">What was.</param>
    /// <param name="predicted">What the model said, in the same order.</param>
    /// <param name="unit">The unit of both.</param>
    /// <returns>The chart.</returns>
    public static ChartDescription Residuals(IReadOnlyList<double> actual, IReadOnlyList<double> predicted, string unit = "seconds")
    {
        var pairs = Pairs.Of(predicted, "predicted", actual, "actual").MapSecond((said, was) => was - said);
        var farthest = NiceScale.Cover(0, pairs.UpperOfSecond(ShownShare, Math.Abs), 3).Maximum;
        var end = NiceScale.Cover(0, pairs.UpperOfFirst(ShownShare), 6).Maximum;
        var begin = Math.Min(0, pairs.LowestOfFirst);
        var shown = pairs.Within(begin, end, -farthest, farthest);
        var sample = shown.Sample(MostPoints);
        return new ChartDescription
        {
            Title = "Residuals",
            XAxis = new ChartAxis($"predicted [{unit}]") { Minimum = begin, Maximum = end },
            YAxis = new ChartAxis($"actual - predicted [{unit}]") { Minimum = -farthest, Maximum = farthest },
            Series = [new ScatterSeries("residual", sample.First, sample.Second)],
            ReferenceLines = [new ReferenceLine("", 0, Upright: false)],
            Note = SampleNote.Of(pairs, shown, sample),
        };
    }

    /// <summary>How much each feature counts in a model, the most important first.</summary>
    /// <param name="importance">Features and their weights, in any unit; they are shown as shares of all.</param>
    /// <param name="top">How many are shown; the others are summed up.</param>
    /// <returns>The chart.</returns>
    public static ChartDescription Importance(IEnumerable<KeyValuePair<string, double>> importance, int top = 12) =>
        BarCharts.Importance([.. importance], top);

    /// <summary>The metrics of two models side by side; each metric has its own scale, its numbers stand at the bars.</summary>
    /// <param name="firstName">What the first model is called, for example "version 1".</param>
    /// <param name="first">Its metrics by name.</param>
    /// <param name="secondName">What the second model is called.</param>
    /// <param name="second">Its metrics by name; only those that both have are shown.</param>
    /// <returns>The chart.</returns>
    public static ChartDescription Compare(
        string firstName,
        IEnumerable<KeyValuePair<string, double>> first,
        string secondName,
        IEnumerable<KeyValuePair<string, double>> second) =>
        BarCharts.Compare(firstName, [.. first], secondName, second.ToDictionary());

    /// <summary>How long requests took, with the percentiles one asks for in operation.</summary>
    /// <param name="milliseconds">Duration of each request.</param>
    /// <returns>The chart.</returns>
    public static ChartDescription LatencyHistogram(IReadOnlyList<double> milliseconds)
    {
        var sorted = milliseconds.Where(double.IsFinite).Order().ToArray();
        return new ChartDescription
        {
            Title = $"Latency of {NumberText.Count(sorted.Length)} requests",
            XAxis = new ChartAxis("latency [milliseconds]"),
            YAxis = new ChartAxis("requests") { Minimum = 0 },
            Series = [Bins.Count("requests", sorted)],
            ReferenceLines = [.. from percent in sorted.Length == 0 ? [] : new[] { 50, 95, 99 }
                                 let value = Percentiles.Of(sorted, percent / 100.0)
                                 select new ReferenceLine($"p{percent} {NumberText.Measured(value)} ms", value, Upright: true)],
        };
    }

    /// <summary>Which version answered how many requests while a canary is out.</summary>
    /// <param name="answered">Requests answered, by version.</param>
    /// <param name="intended">Share each version was to get, by version: weights of any sum.</param>
    /// <returns>The chart.</returns>
    public static ChartDescription CanarySplit(
        IEnumerable<KeyValuePair<string, int>> answered, IEnumerable<KeyValuePair<string, double>>? intended = null) =>
        BarCharts.CanarySplit([.. answered], intended?.ToDictionary());
}
