namespace MlPipeline.Interactive.Charts.Numbers;

/// <summary>Says what a chart of many rows leaves out.</summary>
internal static class SampleNote
{
    public static string? Of(Pairs all, Pairs within, Pairs drawn)
    {
        var parts = new List<string>();
        if (drawn.Count < within.Count)
        {
            parts.Add($"{NumberText.Count(drawn.Count)} of {NumberText.Count(all.Count)} rows drawn, evenly chosen.");
        }

        if (within.Count < all.Count)
        {
            parts.Add($"{NumberText.Count(all.Count - within.Count)} rows lie beyond the axes.");
        }

        return parts.Count == 0 ? null : string.Join(" ", parts);
    }
}
