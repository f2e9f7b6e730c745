namespace MlPipeline.Operator.Queue;

/// <summary>Delays that double with every failure up to a limit.</summary>
/// <param name="First">Delay after the first failure.</param>
/// <param name="Longest">Limit.</param>
internal sealed record RetryDelays(TimeSpan First, TimeSpan Longest)
{
    private const int MostDoublings = 30;

    /// <summary>The delay after a number of failures in a row, from 1.</summary>
    public TimeSpan After(int failures)
    {
        var doublings = Math.Clamp(failures - 1, 0, MostDoublings);
        var delay = First * Math.Pow(2, doublings);
        return delay < Longest ? delay : Longest;
    }
}
