using Microsoft.DotNet.Interactive.Commands;

namespace Microsoft.DotNet.Interactive.Events;

public sealed class CompletionsProduced(IReadOnlyCollection<CompletionItem> completions, RequestCompletions command, LinePositionSpan linePositionSpan)
    : KernelEvent(command)
{
    public IReadOnlyCollection<CompletionItem> Completions { get; } = completions;

    public LinePositionSpan LinePositionSpan { get; } = linePositionSpan;
}
