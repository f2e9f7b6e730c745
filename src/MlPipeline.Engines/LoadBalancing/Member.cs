namespace MlPipeline.Engines.LoadBalancing;

/// <summary>One member that does the work: where it is, and how it fares.</summary>
internal sealed class Member(string address)
{
    private int _inFlight;
    private long _requests;
    private long _failures;
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

    /// <summary>Requests that were handed to it.</summary>
    internal long Requests => Interlocked.Read(ref _requests);

    /// <summary>Requests that it did not answer.</summary>
    internal long Failures => Interlocked.Read(ref _failures);

    internal void Begin()
    {
        Interlocked.Increment(ref _inFlight);
        Interlocked.Increment(ref _requests);
    }

    internal void End(bool answered)
    {
        Interlocked.Decrement(ref _inFlight);
        if (!answered)
        {
            Interlocked.Increment(ref _failures);
        }
    }
}
