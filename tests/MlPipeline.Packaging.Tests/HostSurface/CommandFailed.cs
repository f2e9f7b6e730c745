using Microsoft.DotNet.Interactive.Commands;

namespace Microsoft.DotNet.Interactive.Events;

public sealed class CommandFailed(KernelCommand command, string message) : KernelEvent(command)
{
    public string Message { get; } = message;
}
