namespace MlPipeline.Learning.Tests.Models;

public sealed class RegressionMetricsTests
{
    [Fact]
    public void Metrics_equal_those_computed_by_hand()
    {
        // Errors 10, -10, 30, -30; the mean of the actual values is 250, their variation 50,000.
        var metrics = RegressionMetrics.Of([110, 190, 330, 370], [100, 200, 300, 400]);

        double[] logErrors = [Math.Log(111.0 / 101), Math.Log(191.0 / 201), Math.Log(331.0 / 301), Math.Log(371.0 / 401)];
        Assert.Equal(20, metrics.Mae);
        Assert.Equal(500, metrics.Mse);
        Assert.Equal(Math.Sqrt(500), metrics.Rmse);
        Assert.Equal(1 - (2000.0 / 50_000), metrics.R2, precision: 12);
        Assert.Equal(Math.Sqrt(logErrors.Sum(error => error * error) / 4), metrics.Rmsle, precision: 12);
        Assert.Equal(4, metrics.Count);
    }

    [Fact]
    public void A_negative_prediction_counts_as_zero_for_the_logarithmic_error() =>
        Assert.Equal(Math.Log(101), RegressionMetrics.Of([-50], [100]).Rmsle, precision: 12);

    [Theory]
    [InlineData(100, 1)]
    [InlineData(101, 0)]
    public void Without_variation_only_a_perfect_prediction_explains_anything(double predicted, double expected) =>
        Assert.Equal(expected, RegressionMetrics.Of([predicted, predicted], [100, 100]).R2);

    [Fact]
    public void Nothing_to_compare_is_refused()
    {
        Assert.Throws<ArgumentException>(() => RegressionMetrics.Of([], []));
        Assert.Throws<ArgumentException>(() => RegressionMetrics.Of([1, 2], [1]));
    }
}
