namespace MlPipeline.Engines.Tests.Pods;

/// <summary>How a process ended and what it said.</summary>
internal sealed record Outcome(int ExitCode, string Output, string Errors);
