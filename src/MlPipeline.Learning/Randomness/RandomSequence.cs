namespace MlPipeline.Learning.Randomness;

/// <summary>
/// Random numbers that are the same for a seed on every runtime and machine (SplitMix64), which <see cref="Random"/> does not
/// promise.
/// </summary>
internal sealed class RandomSequence(long seed)
{
    private ulong _state = unchecked((ulong)seed * 0x9E3779B97F4A7C15UL);
    private double _spareNormal = double.NaN;

    /// <returns>A number from 0 inclusive to 1 exclusive.</returns>
    public double NextDouble() => (NextBits() >> 11) * (1.0 / (1UL << 53));

    /// <returns>A whole number from 0 inclusive to <paramref name="limit"/> exclusive.</returns>
    public int Next(int limit) => (int)Math.BigMul(NextBits(), (ulong)limit, out _);

    /// <returns>A number of the standard normal distribution (Marsaglia's polar method).</returns>
    public double NextNormal()
    {
        if (!double.IsNaN(_spareNormal))
        {
            var spare = _spareNormal;
            _spareNormal = double.NaN;
            return spare;
        }

        double x, y, square;
        do
        {
            x = (2 * NextDouble()) - 1;
            y = (2 * NextDouble()) - 1;
            square = (x * x) + (y * y);
        }
        while (square >= 1 || square == 0);

        var factor = Math.Sqrt(-2 * Math.Log(square) / square);
        _spareNormal = y * factor;
        return x * factor;
    }

    public void Shuffle(Span<int> values)
    {
        for (var index = values.Length - 1; index > 0; index--)
        {
            var other = Next(index + 1);
            (values[index], values[other]) = (values[other], values[index]);
        }
    }

    private ulong NextBits()
    {
        _state += 0x9E3779B97F4A7C15UL;
        var bits = _state;
        bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9UL;
        bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EBUL;
        return bits ^ (bits >> 31);
    }
}
