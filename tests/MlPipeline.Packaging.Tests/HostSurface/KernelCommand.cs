namespace Microsoft.DotNet.Interactive.Commands;

public abstract class KernelCommand
{
    public KernelCommand? Parent { get; private set; }

    public string? TargetKernelName { get; init; }

    public void SetParent(KernelCommand parent) => Parent = parent;
}
