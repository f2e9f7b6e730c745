namespace MlPipeline.Operator.Members.Exec;

/// <summary>How a command in a member ended.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Output">What it wrote to its standard output.</param>
/// <param name="Error">What it wrote to its standard error.</param>
internal sealed record ExecResult(int ExitCode, string Output, string Error);
