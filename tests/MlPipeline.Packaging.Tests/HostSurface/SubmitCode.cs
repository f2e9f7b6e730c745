namespace Microsoft.DotNet.Interactive.Commands;

public sealed class SubmitCode(string code) : KernelCommand
{
    public string Code { get; } = code;
}
