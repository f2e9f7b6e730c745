namespace Microsoft.DotNet.Interactive.Commands;

/// <summary>What the host sends in place of a cell that it cannot read; the script knows it by its name.</summary>
public sealed class AnonymousKernelCommand : KernelCommand
{
}
