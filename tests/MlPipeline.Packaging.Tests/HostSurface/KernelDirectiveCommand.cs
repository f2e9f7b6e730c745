namespace Microsoft.DotNet.Interactive.Commands;

public abstract class KernelDirectiveCommand : KernelCommand
{
}
