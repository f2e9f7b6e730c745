using MlPipeline.Interactive.Charts;

namespace MlPipeline.Charts.Tests;

public sealed class ChartFactoryTests
{
    [Fact]
    public void Predicted_against_actual_draws_a_sample_and_says_what_is_left_out()
    {
        var (actual, predicted) = SampleCharts.Rides(5_000);

        var chart = Chart.PredictedAgainstActual(actual, predicted);

        var points = chart.Series.OfType<ScatterSeries>().Single();
        Assert.Equal(1500, points.X.Count);
        Assert.All(points.X, value => Assert.InRange(value, chart.XAxis.Minimum!.Value, chart.XAxis.Maximum!.Value));
        Assert.Contains("1,500 of 5,000 rows", chart.Note, StringComparison.Ordinal);
        Assert.Contains("beyond the axes", chart.Note, StringComparison.Ordinal);
    }

    [Fact]
    public void Both_axes_of_predicted_against_actual_are_the_same() =>
        Assert.Equal(
            Chart.PredictedAgainstActual([1, 2, 300], [2, 5, 1000]).XAxis.Maximum,
            Chart.PredictedAgainstActual([1, 2, 300], [2, 5, 1000]).YAxis.Maximum);

    [Fact]
    public void Residuals_are_actual_less_predicted_and_skip_what_is_no_number()
    {
        var chart = Chart.Residuals([100, double.NaN, 300], [90, 100, 320]);

        var points = chart.Series.OfType<ScatterSeries>().Single();
        Assert.Equal([90, 320], points.X);
        Assert.Equal([10, -20], points.Y);
    }

    [Fact]
    public void Rows_that_do_not_pair_up_are_refused_with_both_counts()
    {
        var error = Assert.Throws<ArgumentException>(() => Chart.Residuals([1, 2, 3], [1, 2]));

        Assert.Contains("'predicted' has 2", error.Message, StringComparison.Ordinal);
        Assert.Contains("'actual' has 3", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Learning_curve_counts_rounds_from_one()
    {
        var chart = Chart.LearningCurve("RMSE", [5, 4, 3], [6, 5, 5]);

        Assert.All(chart.Series.Cast<LineSeries>(), line => Assert.Equal([1, 2, 3], line.X));
        Assert.Equal(["training", "test"], chart.Series.Select(line => line.Name));
    }

    [Fact]
    public void Importance_is_sorted_and_sums_to_a_hundred_with_the_others_in_one_bar()
    {
        var weights = Enumerable.Range(1, 20).ToDictionary(feature => $"feature {feature}", feature => (double)feature);

        var chart = Chart.Importance(weights, top: 5);

        var bars = (BarSeries)chart.Series.Single();
        Assert.Equal(["feature 20", "feature 19", "feature 18", "feature 17", "16 others"], chart.YAxis.Categories);
        Assert.Equal(100, bars.Values.Sum(), 6);
    }

    [Fact]
    public void Compare_gives_each_metric_its_own_scale_and_the_numbers_at_the_bars()
    {
        var chart = Chart.Compare(
            "v1", new Dictionary<string, double> { ["r2"] = 0.5, ["rmse"] = 400, ["only here"] = 1 },
            "v2", new Dictionary<string, double> { ["rmse"] = 100, ["r2"] = 1 });

        Assert.Equal(["r2 ↑", "rmse ↓"], chart.YAxis.Categories);
        var (first, second) = ((BarSeries)chart.Series[0], (BarSeries)chart.Series[1]);
        Assert.Equal([0.5, 1], first.Values);
        Assert.Equal([1, 0.25], second.Values);
        Assert.Equal(["0.5", "400"], first.Labels);
    }

    [Fact]
    public void Latency_histogram_counts_every_request_once_and_marks_percentiles()
    {
        double[] milliseconds = [.. Enumerable.Range(1, 1000).Select(value => (double)value)];

        var chart = Chart.LatencyHistogram(milliseconds);

        Assert.Equal(1000, ((HistogramSeries)chart.Series.Single()).Counts.Sum());
        Assert.Equal(["p50 500.5 ms", "p95 950.1 ms", "p99 990.0 ms"], chart.ReferenceLines.Select(line => line.Label));
    }

    [Fact]
    public void Canary_split_shows_versions_that_answered_nothing_yet()
    {
        var chart = Chart.CanarySplit(
            new Dictionary<string, int> { ["1"] = 30 }, new Dictionary<string, double> { ["1"] = 9, ["2"] = 1 });

        Assert.Equal(["1", "2"], chart.YAxis.Categories);
        Assert.Equal([100, 0], ((BarSeries)chart.Series[0]).Values);
        Assert.Equal([90, 10], ((BarSeries)chart.Series[1]).Values);
    }
}
