namespace MlPipeline.Interactive.Views.Maps;

/// <summary>Finds a place for the name of each borough: amid its dots, but off the route, off other names and on as few dots as can be.</summary>
internal static class BoroughLabels
{
    private const double Step = 15;
    private const double Edge = 16;
    private const double PerPixel = 0.03;
    private const double PerDot = 1;
    private const double Crossed = 6;
    private const double Farthest = 5;

    public static IReadOnlyList<Label> Place(
        ILookup<string, MapPoint> dots, IReadOnlyList<Label> taken, MapPoint start, MapPoint end, double width, double height)
    {
        var labels = new List<Label>();
        var all = dots.SelectMany(group => group).ToArray();
        foreach (var borough in dots.OrderByDescending(group => group.Count()))
        {
            var middle = new MapPoint(borough.Average(dot => dot.X), borough.Average(dot => dot.Y));
            var best = Candidates(borough.Key, middle, width, height)
                .Where(candidate => !taken.Concat(labels).Any(candidate.Label.Covers))
                .Select(candidate => (candidate.Label, Cost: candidate.Away * PerPixel
                    + all.Count(candidate.Label.Covers) * PerDot
                    + (candidate.Label.IsCrossedBy(start, end) ? Crossed : 0)))
                .OrderBy(candidate => candidate.Cost)
                .FirstOrDefault();
            // A name far from its dots, or across everything, misleads more than it helps.
            if (best.Label is { } label && best.Cost <= Farthest)
            {
                labels.Add(label);
            }
        }

        return labels;
    }

    private static IEnumerable<(Label Label, double Away)> Candidates(string name, MapPoint middle, double width, double height) =>
        from across in Enumerable.Range(-6, 13)
        from up in Enumerable.Range(-6, 13)
        let baseline = Math.Clamp(middle.Y + 4 + up * Step, Edge, height - Edge / 2)
        let label = Label.Centred(name, middle.X + across * Step, baseline, width)
        select (label, Math.Sqrt(across * across + up * up) * Step);
}
