namespace MlPipeline.Learning.Randomness;

/// <summary>Chooses places of a list, each as often as its weight says.</summary>
internal sealed class WeightedChoice
{
    private readonly double[] _cumulative;

    public WeightedChoice(IEnumerable<double> weights)
    {
        var sum = 0.0;
        _cumulative = [.. weights.Select(weight => sum += weight)];
    }

    public int Next(RandomSequence random)
    {
        var at = Array.BinarySearch(_cumulative, random.NextDouble() * _cumulative[^1]);
        return at < 0 ? ~at : at + 1;
    }
}
