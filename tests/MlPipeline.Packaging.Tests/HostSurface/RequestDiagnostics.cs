namespace Microsoft.DotNet.Interactive.Commands;

public sealed class RequestDiagnostics(string code) : KernelCommand
{
    public string Code { get; } = code;
}
