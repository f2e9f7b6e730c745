namespace MlPipeline.Operator.Members;

/// <summary>The setup of a member failed; the message says why.</summary>
internal sealed class SetupException(string message) : Exception(message);
