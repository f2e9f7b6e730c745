namespace MlPipeline.Interactive.Charts.Numbers;

/// <summary>A stretch of an axis with ticks at round steps, which are 1, 2 or 5 times a power of ten.</summary>
/// <param name="Minimum">Where it begins.</param>
/// <param name="Maximum">Where it ends.</param>
/// <param name="Step">Distance of two ticks.</param>
/// <param name="Ticks">The ticks, from low to high.</param>
internal sealed record NiceScale(double Minimum, double Maximum, double Step, IReadOnlyList<double> Ticks)
{
    // Far beyond anything measured, and small enough that a difference of two such numbers is still finite.
    private const double Largest = 1e300;

    private const double SmallestRange = 1e-290;

    // Below this part of its own size, a difference drowns in the rounding of a double.
    private const double SmallestRelativeRange = 1e-10;

    public double Range => Maximum - Minimum;

    /// <summary>Covers the values from the lowest to the highest with about as many steps as asked for.</summary>
    public static NiceScale Cover(double lowest, double highest, int steps)
    {
        var (low, high) = Widen(Math.Clamp(lowest, -Largest, Largest), Math.Clamp(highest, -Largest, Largest));
        var step = RoundStep((high - low) / steps);
        var first = Math.Floor(low / step + 1e-9);
        var last = Math.Ceiling(high / step - 1e-9);
        var ticks = Enumerable.Range(0, (int)(last - first) + 1).Select(index => Tick(first + index, step)).ToArray();
        return new NiceScale(ticks[0], ticks[^1], step, ticks);
    }

    /// <summary>Keeps the ends as they are, with the round ticks that lie between them.</summary>
    public static NiceScale Between(double minimum, double maximum, int steps)
    {
        var (low, high) = Widen(Math.Clamp(minimum, -Largest, Largest), Math.Clamp(maximum, -Largest, Largest));
        var covering = Cover(low, high, steps);
        return covering with { Minimum = low, Maximum = high, Ticks = [.. covering.Ticks.Where(tick => tick >= low && tick <= high)] };
    }

    /// <summary>The smallest of 1, 2, 5 and 10 times a power of ten that is not below the number, give or take rounding.</summary>
    public static double RoundStep(double atLeast)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(atLeast)));
        var digit = atLeast / power;
        return power * (digit <= 1.000001 ? 1 : digit <= 2.000001 ? 2 : digit <= 5.000001 ? 5 : 10);
    }

    private static (double Low, double High) Widen(double low, double high)
    {
        if (low > high)
        {
            (low, high) = (high, low);
        }

        var size = Math.Max(Math.Abs(low), Math.Abs(high));
        if (high - low > Math.Max(size * SmallestRelativeRange, SmallestRange))
        {
            return (low, high);
        }

        var margin = size <= SmallestRange ? 1 : size * 0.1;
        return (low - margin, high + margin);
    }

    // Multiplying by 0.1 gives 0.30000000000000004; dividing by 10 does not.
    private static double Tick(double index, double step) => step < 1 ? index / Math.Round(1 / step) : index * step;
}
