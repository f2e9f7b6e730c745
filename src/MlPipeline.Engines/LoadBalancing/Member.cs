namespace MlPipeline.Engines.LoadBalancing;

/// <summary>One member that does the work: where it is, and how it fares.</summary>
internal sealed class Member(string address)
{
    private int _inFlight;
    private volatile bool _answers = true;

    /// <summary><c>http://host:port</c>.</summary>
    internal string Address { get; } = address;

    /// <summary>Whether the last probe or request reached it; one that was never tried counts as well.</summary>
    internal bool Answers
    {
        get => _answers;
        set => _answers = value;
    }

    internal int InFlight => Volatile.Read(ref _inFlight);

    internal void Begin() => Interlocked.Increment(ref _inFlight);

    internal void End() => Interlocked.Decrement(ref _inFlight);
}
