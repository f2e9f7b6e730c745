using Microsoft.DotNet.Interactive.Events;

namespace Microsoft.DotNet.Interactive;

public sealed class KernelCommandResult
{
    public IReadOnlyList<KernelEvent> Events { get; } = [];
}
