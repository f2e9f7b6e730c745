using System.Net;
using System.Net.Sockets;

namespace MlPipeline.Sandbox.Nodes.Probes;

/// <summary>Tells whether a container takes connections.</summary>
internal sealed class PortProbe(TimeProvider time)
{
    private const int FailuresToUnready = 3;

    private static readonly TimeSpan WhileNew = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan WhileUnready = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan WhileReady = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan NewFor = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan ConnectPatience = TimeSpan.FromSeconds(1);

    /// <summary>Tells every change until the token ends it. A container without a port to ask is ready at once.</summary>
    public async Task WatchAsync(IPEndPoint? port, Func<bool, Task> changed, CancellationToken cancellationToken)
    {
        if (port is null)
        {
            await changed(true);
            return;
        }

        var started = time.GetTimestamp();
        var ready = false;
        var failures = 0;
        while (true)
        {
            var answers = await AcceptsAsync(port, cancellationToken);
            failures = answers ? 0 : failures + 1;
            var now = answers || (ready && failures < FailuresToUnready);
            if (now != ready)
            {
                ready = now;
                await changed(ready);
            }

            var pause = ready ? WhileReady : time.GetElapsedTime(started) < NewFor ? WhileNew : WhileUnready;
            await Task.Delay(pause, time, cancellationToken);
        }
    }

    private async Task<bool> AcceptsAsync(IPEndPoint port, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(ConnectPatience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await socket.ConnectAsync(port, either.Token);
            return true;
        }
        catch (Exception exception) when (exception is SocketException
            || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return false;
        }
    }
}
