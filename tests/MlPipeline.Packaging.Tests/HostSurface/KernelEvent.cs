using Microsoft.DotNet.Interactive.Commands;

namespace Microsoft.DotNet.Interactive.Events;

public abstract class KernelEvent(KernelCommand command)
{
    public KernelCommand Command { get; } = command;
}
