using MlPipeline.Engines.Configuration;

namespace MlPipeline.Engines.Scripting.Guarding;

/// <summary>What one call of a script may take.</summary>
/// <param name="LongestCall">How long it may run.</param>
/// <param name="MostAllocated">Bytes it may allocate.</param>
internal sealed record ScriptLimits(TimeSpan LongestCall, long MostAllocated)
{
    internal const string SecondsVariable = "MLPIPELINE_SCORING_SECONDS";
    internal const string MemoryVariable = "MLPIPELINE_SCORING_MEMORY_BYTES";

    /// <summary>Reads the limits of this process.</summary>
    /// <exception cref="FormatException">A variable holds no positive whole number.</exception>
    internal static ScriptLimits FromEnvironment() => new(
        TimeSpan.FromSeconds(LimitVariable.Read(SecondsVariable, 5)), LimitVariable.Read(MemoryVariable, 256L << 20));
}
