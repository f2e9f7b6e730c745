namespace MlPipeline.Cli.OperatorCommands;

/// <summary>The operator cannot run; says why, and what to do.</summary>
internal sealed class OperatorCommandException(string message, string nextStep) : Exception(message)
{
    public string NextStep { get; } = nextStep;
}
