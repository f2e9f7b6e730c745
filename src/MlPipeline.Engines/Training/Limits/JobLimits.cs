using MlPipeline.Engines.Configuration;

namespace MlPipeline.Engines.Training.Limits;

/// <summary>What one job may take of its member, so that no job harms those of others.</summary>
/// <param name="LongestRun">How long it may run.</param>
/// <param name="Memory">Bytes of memory of all its processes together.</param>
/// <param name="Scratch">Bytes of files in its scratch folder.</param>
/// <param name="Processes">Processes at one time.</param>
internal sealed record JobLimits(TimeSpan LongestRun, long Memory, long Scratch, long Processes)
{
    internal const string SecondsVariable = "MLPIPELINE_JOB_SECONDS";
    internal const string MemoryVariable = "MLPIPELINE_JOB_MEMORY_BYTES";
    internal const string ScratchVariable = "MLPIPELINE_JOB_SCRATCH_BYTES";
    internal const string ProcessesVariable = "MLPIPELINE_JOB_PROCESSES";

    private const long SixHours = 6 * 60 * 60;

    /// <summary>Reads the limits of this process.</summary>
    /// <exception cref="FormatException">A variable holds no positive whole number.</exception>
    internal static JobLimits FromEnvironment() => new(
        TimeSpan.FromSeconds(LimitVariable.Read(SecondsVariable, SixHours)),
        LimitVariable.Read(MemoryVariable, 4L << 30),
        LimitVariable.Read(ScratchVariable, 10L << 30),
        LimitVariable.Read(ProcessesVariable, 64));
}
