using System.Globalization;

namespace MlPipeline.Interactive.Charts.Numbers;

/// <summary>Writes numbers for readers: the same everywhere, with separators, and no more digits than they carry.</summary>
internal static class NumberText
{
    /// <summary>Writes a tick with as many decimals as its step has.</summary>
    public static string Tick(double value, double step)
    {
        if (step is >= 1e9 or < 1e-6 || Math.Abs(value) >= 1e12)
        {
            return value.ToString("0.###e+0", CultureInfo.InvariantCulture);
        }

        var decimals = Math.Max(0, (int)Math.Ceiling(-Math.Log10(step) - 1e-9));
        return value.ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
    }

    /// <summary>Writes a measured value with about three or four figures that count.</summary>
    public static string Measured(double value) => Math.Abs(value) switch
    {
        double.NaN or double.PositiveInfinity => value.ToString(CultureInfo.InvariantCulture),
        < 1000 when double.IsInteger(value) => value.ToString("0", CultureInfo.InvariantCulture),
        >= 1e12 or < 1e-4 => value.ToString("0.##e+0", CultureInfo.InvariantCulture),
        >= 1000 => value.ToString("N0", CultureInfo.InvariantCulture),
        >= 10 => value.ToString("0.0", CultureInfo.InvariantCulture),
        >= 1 => value.ToString("0.00", CultureInfo.InvariantCulture),
        _ => value.ToString("0.####", CultureInfo.InvariantCulture),
    };

    /// <summary>Writes a count.</summary>
    public static string Count(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
