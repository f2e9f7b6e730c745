using System.Globalization;

namespace MlPipeline.Engines.Scripting.Guarding;

/// <summary>What is left of the limits of one call. It goes along with the call wherever that goes on.</summary>
internal sealed class ScriptBudget
{
    private static readonly AsyncLocal<ScriptBudget?> Ambient = new();

    private readonly ScriptLimits _limits;
    private readonly TimeProvider _time;
    private readonly long _start;
    private readonly int _thread = Environment.CurrentManagedThreadId;
    private readonly long _allocatedBefore = GC.GetAllocatedBytesForCurrentThread();

    private ScriptBudget(ScriptLimits limits, TimeProvider time)
    {
        _limits = limits;
        _time = time;
        _start = time.GetTimestamp();
    }

    internal static ScriptBudget? Current => Ambient.Value;

    /// <summary>What the script took too much of, also where it caught the exception and went on; null where it kept to its limits.</summary>
    internal ScriptLimitException? Breach { get; private set; }

    /// <summary>Begins a call, on the thread that it runs on.</summary>
    internal static ScriptBudget Begin(ScriptLimits limits, TimeProvider time) => Ambient.Value = new ScriptBudget(limits, time);

    /// <exception cref="ScriptLimitException">The limits are used up.</exception>
    internal void Check()
    {
        if (Breach is null && _time.GetElapsedTime(_start) > _limits.LongestCall)
        {
            Breach = new ScriptLimitException(ScriptBreach.Time, TooLong(_limits));
        }

        // What other threads allocate for it is not counted, and is bounded by the process's own limit.
        if (Breach is null
            && Environment.CurrentManagedThreadId == _thread
            && GC.GetAllocatedBytesForCurrentThread() - _allocatedBefore > _limits.MostAllocated)
        {
            Breach = new ScriptLimitException(ScriptBreach.Memory, TooMuch(_limits));
        }

        if (Breach is not null)
        {
            throw Breach;
        }
    }

    internal static string TooLong(ScriptLimits limits) =>
        string.Create(CultureInfo.InvariantCulture, $"it ran for more than {limits.LongestCall.TotalSeconds:0.#} seconds");

    internal static string TooMuch(ScriptLimits limits) =>
        string.Create(CultureInfo.InvariantCulture, $"it allocated more than {limits.MostAllocated >> 20} MiB");
}
