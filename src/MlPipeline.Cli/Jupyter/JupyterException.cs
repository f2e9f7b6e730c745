namespace MlPipeline.Cli.Jupyter;

/// <summary>A command could not do what was asked; the message says what is wrong and what to do next.</summary>
internal sealed class JupyterException(string problem, string nextStep) : Exception($"{problem}\n{nextStep}");
