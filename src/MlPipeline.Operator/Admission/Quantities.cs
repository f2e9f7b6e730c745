using System.Text.RegularExpressions;
using k8s.Models;

namespace MlPipeline.Operator.Admission;

/// <summary>Reads quantities as KubeDirector does.</summary>
internal static partial class Quantities
{
    /// <summary>The quantity, or null where the text is none.</summary>
    public static ResourceQuantity? Parse(string? text) => Problem(text) is null ? new ResourceQuantity(text) : null;

    /// <summary>What is wrong with a quantity, or null.</summary>
    public static string? Problem(string? text)
    {
        if (text is null || !Form().IsMatch(text))
        {
            return "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'";
        }

        try
        {
            return new ResourceQuantity(text).ToDecimal() < decimal.MaxValue ? null : "the quantity is too large";
        }
        catch (Exception exception) when (exception is FormatException or OverflowException or ArgumentException)
        {
            return "unable to parse quantity's suffix";
        }
    }

    /// <summary>The value in whole units, rounded up.</summary>
    public static decimal RoundedUp(this ResourceQuantity quantity) => decimal.Ceiling(quantity.ToDecimal());

    [GeneratedRegex("^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$")]
    private static partial Regex Form();
}
