namespace Microsoft.DotNet.Interactive.Commands;

public sealed class SubmitCode : KernelCommand
{
    public SubmitCode(string code, string? targetKernelName = null)
    {
        Code = code;
        TargetKernelName = targetKernelName;
    }

    public string Code { get; }
}
