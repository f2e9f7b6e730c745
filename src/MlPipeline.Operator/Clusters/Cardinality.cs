using System.Globalization;

namespace MlPipeline.Operator.Clusters;

/// <summary>How many members a role may have.</summary>
/// <param name="Smallest">Smallest count.</param>
/// <param name="IsOpen">Whether there may be more.</param>
internal readonly record struct Cardinality(int Smallest, bool IsOpen)
{
    /// <summary>Reads <c>N</c> or <c>N+</c>; nothing is read as none.</summary>
    public static Cardinality Parse(string? text)
    {
        var digits = (text ?? "").TrimEnd('+');
        return new Cardinality(
            int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var smallest) ? smallest : 0,
            text?.EndsWith('+') ?? false);
    }

    public bool Allows(int members) => IsOpen ? members >= Smallest : members == Smallest;
}
