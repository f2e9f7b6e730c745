using CsCheck;
using MlPipeline.Interactive.Charts;
using MlPipeline.Interactive.Charts.Numbers;

namespace MlPipeline.Charts.Tests;

public sealed class NiceScaleTests
{
    private static readonly Gen<double> Numbers =
        Gen.OneOf(Gen.Double[-1e6, 1e6], Gen.Double[-1, 1], Gen.Double[-1e299, 1e299], Gen.Double, Gen.Const(0.0));

    [Fact]
    public void A_scale_covers_its_values_with_rising_ticks_of_one_round_step() =>
        Gen.Select(Numbers, Numbers, Gen.Int[2, 12]).Sample((one, other, steps) =>
    {
        var (lowest, highest) = (Math.Clamp(Math.Min(one, other), -1e300, 1e300), Math.Clamp(Math.Max(one, other), -1e300, 1e300));
        var scale = NiceScale.Cover(one, other, steps);

        var slack = 1e-6 * scale.Step;
        Assert.True(
            scale.Minimum <= lowest + slack && scale.Maximum >= highest - slack,
            $"{scale} does not cover {lowest}..{highest}");
        Assert.InRange(scale.Ticks.Count, 2, steps + 3);
        Assert.All(scale.Ticks.Zip(scale.Ticks.Skip(1)), pair => Assert.True(pair.First < pair.Second));
        Assert.Contains(LeadingDigit(scale.Step), new[] { 1, 2, 5 });
    });

    [Fact]
    public void Ends_that_are_given_stay_and_all_ticks_lie_between() =>
        Gen.Select(Gen.Double[-1e5, 1e5], Gen.Double[0.001, 1e5]).Sample((from, range) =>
    {
        var scale = NiceScale.Between(from, from + range, 6);

        Assert.Equal(from, scale.Minimum);
        Assert.Equal(from + range, scale.Maximum);
        Assert.NotEmpty(scale.Ticks);
        Assert.All(scale.Ticks, tick => Assert.InRange(tick, scale.Minimum, scale.Maximum));
    });

    [Theory]
    [InlineData(0, 97, 5, "0 20 40 60 80 100")]
    [InlineData(0.12, 0.58, 5, "0.1 0.2 0.3 0.4 0.5 0.6")]
    [InlineData(7, 7, 4, "6.0 6.5 7.0 7.5 8.0")]
    [InlineData(0, 0, 2, "-1 0 1")]
    [InlineData(0, 12500, 5, "0 5,000 10,000 15,000")]
    public void Ticks_read_as_a_person_would_choose_them(double lowest, double highest, int steps, string expected)
    {
        var scale = NiceScale.Cover(lowest, highest, steps);

        Assert.Equal(expected, string.Join(" ", scale.Ticks.Select(tick => NumberText.Tick(tick, scale.Step))));
    }

    [Fact]
    public void Bins_hold_every_finite_value_exactly_once() => Gen.Double.Array[0, 300].Sample(values =>
    {
        var histogram = Bins.Count("values", values);

        Assert.Equal(values.Count(double.IsFinite), histogram.Counts.Sum());
        Assert.True(histogram.Counts.Count <= 43);
    });

    [Fact]
    public void A_value_on_an_edge_falls_into_the_bin_that_begins_there()
    {
        var histogram = Bins.Count("values", Enumerable.Range(0, 101).Select(value => (double)value));

        Assert.Equal(0, histogram.Edges[0]);
        Assert.Equal(histogram.Edges[1] - histogram.Edges[0], histogram.Counts[0]);
    }

    private static int LeadingDigit(double step) => (int)Math.Round(step / Math.Pow(10, Math.Floor(Math.Log10(step) + 1e-6)));
}
