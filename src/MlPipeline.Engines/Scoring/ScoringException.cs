namespace MlPipeline.Engines.Scoring;

/// <summary>A scoring script threw, or answered nothing.</summary>
internal sealed class ScoringException(string message, Exception? inner = null) : Exception(message, inner);
