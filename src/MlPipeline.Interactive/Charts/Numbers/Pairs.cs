namespace MlPipeline.Interactive.Charts.Numbers;

/// <summary>Two numbers for each row; rows where either is no number are left out.</summary>
internal sealed record Pairs(IReadOnlyList<double> First, IReadOnlyList<double> Second)
{
    public int Count => First.Count;

    public double LowestOfFirst => First.DefaultIfEmpty().Min();

    public double LowestOfBoth => Math.Min(LowestOfFirst, Second.DefaultIfEmpty().Min());

    public static Pairs Of(IReadOnlyList<double> first, string firstName, IReadOnlyList<double> second, string secondName)
    {
        RequireSameCount(first, firstName, second, secondName);
        return new Pairs(first, second).Where((one, other) => double.IsFinite(one) && double.IsFinite(other));
    }

    public static void RequireSameCount(IReadOnlyList<double> first, string firstName, IReadOnlyList<double> second, string secondName)
    {
        if (first.Count != second.Count)
        {
            throw new ArgumentException(
                $"'{firstName}' has {first.Count} values and '{secondName}' has {second.Count}. "
                + "Give both for the same rows, in the same order.");
        }
    }

    public Pairs MapSecond(Func<double, double, double> map) => this with { Second = [.. First.Zip(Second, map)] };

    public Pairs Within(double lowestFirst, double highestFirst, double lowestSecond, double highestSecond) =>
        Where((one, other) => one >= lowestFirst && one <= highestFirst && other >= lowestSecond && other <= highestSecond);

    /// <summary>At most so many rows, evenly spread over all, always the same ones.</summary>
    public Pairs Sample(int most) => Count <= most
        ? this
        : new Pairs(
            [.. Enumerable.Range(0, most).Select(index => First[(int)((long)index * Count / most)])],
            [.. Enumerable.Range(0, most).Select(index => Second[(int)((long)index * Count / most)])]);

    public double UpperOfFirst(double share) => Upper(First, share);

    public double UpperOfSecond(double share, Func<double, double>? map = null) => Upper(map is null ? Second : Second.Select(map), share);

    private static double Upper(IEnumerable<double> values, double share)
    {
        var sorted = values.Order().ToArray();
        return sorted.Length == 0 ? 1 : Percentiles.Of(sorted, share);
    }

    private Pairs Where(Func<double, double, bool> keep)
    {
        var rows = Enumerable.Range(0, Count).Where(row => keep(First[row], Second[row])).ToArray();
        return rows.Length == Count ? this : new Pairs([.. rows.Select(row => First[row])], [.. rows.Select(row => Second[row])]);
    }
}
