namespace MlPipeline.Testing;

/// <summary>Contrast of colours as the accessibility guidelines (WCAG 2) define it; 4.5 is asked of text, 3 of what is drawn.</summary>
internal static class Contrast
{
    /// <summary>The contrast of two colours, 1 to 21.</summary>
    public static double Of(double[] one, double[] other)
    {
        var (first, second) = (Luminance(one), Luminance(other));
        return (Math.Max(first, second) + 0.05) / (Math.Min(first, second) + 0.05);
    }

    /// <summary>Red, green and blue of 0 to 1; a fourth pair of digits is how much of it shows on a ground.</summary>
    public static double[] Parse(string hex, string ground = "#ffffff")
    {
        var parts = Convert.FromHexString(hex[1..]).Select(value => value / 255.0).ToArray();
        return parts.Length == 4 ? Mix(parts[..3], Parse(ground), parts[3]) : parts;
    }

    /// <summary>So much of one colour, and for the rest another.</summary>
    public static double[] Mix(double[] one, double[] other, double share) =>
        [.. one.Zip(other, (first, second) => first * share + second * (1 - share))];

    private static double Luminance(double[] colour)
    {
        var channels = colour.Select(value => value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4)).ToArray();
        return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2];
    }
}
