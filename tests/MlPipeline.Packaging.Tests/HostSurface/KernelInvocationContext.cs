using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Events;

namespace Microsoft.DotNet.Interactive;

public sealed class KernelInvocationContext : IDisposable
{
    private static readonly AsyncLocal<KernelInvocationContext?> Flow = new();

    private readonly CancellationTokenSource _cancellation = new();

    public KernelInvocationContext(Kernel handlingKernel)
    {
        HandlingKernel = handlingKernel;
        Flow.Value = this;
    }

    public static KernelInvocationContext Current => Flow.Value ?? throw new InvalidOperationException("Nothing runs.");

    public Kernel HandlingKernel { get; }

    public CancellationToken CancellationToken => _cancellation.Token;

    public List<object> Outputs { get; } = [];

    public List<KernelEvent> Events { get; } = [];

    public string? Failure { get; private set; }

    public void Fail(KernelCommand command, Exception? exception = null, string? message = null) => Failure = message ?? exception?.Message;

    public void Publish(KernelEvent @event) => Events.Add(@event);

    public void Cancel() => _cancellation.Cancel();

    public void Dispose() => _cancellation.Dispose();
}
