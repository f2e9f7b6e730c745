namespace MlPipeline.Engines.Scoring;

/// <summary>A scoring script made no prediction.</summary>
internal sealed class ScoringException(ScoringFault fault, string message, Exception? inner = null) : Exception(message, inner)
{
    internal ScoringFault Fault { get; } = fault;
}
