namespace MlPipeline.Cli.Run;

/// <summary>The run cannot be done as asked; the message says why and what to do, one line each.</summary>
internal sealed class RunException(string problem, string nextStep) : Exception($"{problem}\n{nextStep}");
