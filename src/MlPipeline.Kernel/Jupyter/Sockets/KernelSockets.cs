using MlPipeline.Kernel.Jupyter.Connection;
using NetMQ;
using NetMQ.Sockets;

namespace MlPipeline.Kernel.Jupyter.Sockets;

/// <summary>
/// The five sockets of a kernel. One thread owns them, as ZeroMQ demands: it hands on what comes in and sends what others
/// queue. It does nothing else, so the heartbeat beats whatever a cell does.
/// </summary>
internal sealed class KernelSockets : IDisposable
{
    // Against a stranger who floods the port; a front end's messages are refused with an answer long before.
    private const long MaxMessageBytes = 1L << 30;
    private const int Unlimited = 0;

    private static readonly TimeSpan Linger = TimeSpan.FromSeconds(2);

    private readonly Dictionary<KernelChannel, NetMQSocket> _sockets = [];
    private readonly RouterSocket _heartbeat = new();
    private readonly NetMQQueue<Outgoing> _outgoing = new();
    private readonly NetMQPoller _poller = [];

    /// <summary>Opens the sockets.</summary>
    /// <exception cref="KernelStartException">An address cannot be had.</exception>
    public KernelSockets(ConnectionFile connection)
    {
        try
        {
            Listen(KernelChannel.Shell, new RouterSocket(), connection, connection.ShellPort, Shell);
            Listen(KernelChannel.Control, new RouterSocket(), connection, connection.ControlPort, Control);
            Listen(KernelChannel.Stdin, new RouterSocket(), connection, connection.StdinPort, Stdin);
            Listen(KernelChannel.IOPub, new PublisherSocket(), connection, connection.IOPubPort, incoming: null);
            Bind(_heartbeat, "hb", connection, connection.HeartbeatPort);
        }
        catch
        {
            DisposeSockets();
            throw;
        }

        _heartbeat.ReceiveReady += (_, _) => Beat();
        _outgoing.ReceiveReady += (_, _) => SendWaiting();
        _poller.Add(_heartbeat);
        _poller.Add(_outgoing);
        foreach (var socket in _sockets.Values.OfType<RouterSocket>())
        {
            _poller.Add(socket);
        }

        _poller.RunAsync("Jupyter sockets", isBackgroundThread: true);
    }

    public IncomingQueue Shell { get; } = new();

    public IncomingQueue Control { get; } = new();

    public IncomingQueue Stdin { get; } = new();

    /// <summary>Queues a message. Messages go out in the order of the calls.</summary>
    public void Send(KernelChannel channel, IReadOnlyList<byte[]> frames) => _outgoing.Enqueue(new Outgoing(channel, frames, Sent: null));

    /// <summary>Ends when everything that was queued before has been given to the network.</summary>
    public Task FlushAsync()
    {
        var sent = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _outgoing.Enqueue(new Outgoing(default, [], sent));
        return sent.Task;
    }

    public void Dispose()
    {
        _poller.Dispose();
        DisposeSockets();
        _outgoing.Dispose();
    }

    /// <summary>Waits until what closed sockets still had to send has gone out, and ends the network of the whole process.</summary>
    public static void CloseNetwork() => NetMQConfig.Cleanup(block: true);

    private void Listen(KernelChannel channel, NetMQSocket socket, ConnectionFile connection, int port, IncomingQueue? incoming)
    {
        _sockets.Add(channel, socket);
        if (incoming is not null)
        {
            socket.ReceiveReady += (_, _) => Receive(socket, incoming);
        }

        Bind(socket, channel.ToString().ToLowerInvariant(), connection, port);
    }

    private static void Bind(NetMQSocket socket, string name, ConnectionFile connection, int port)
    {
        // Nothing may be lost, however slow a front end reads.
        socket.Options.SendHighWatermark = Unlimited;
        socket.Options.Linger = Linger;
        socket.Options.MaxMsgSize = MaxMessageBytes;
        try
        {
            socket.Bind(connection.Address(port));
        }
        catch (AddressAlreadyInUseException e)
        {
            throw new KernelStartException(
                $"Port {port} for the {name} channel is taken on {connection.Ip}.", "Restart the kernel: the front end then chooses other ports.", e);
        }
        catch (Exception e) when (e is NetMQException or System.Net.Sockets.SocketException or ArgumentException)
        {
            throw new KernelStartException(
                $"Cannot listen on {connection.Address(port)} for the {name} channel: {e.Message}",
                "Check ip and ports of the connection file.",
                e);
        }
    }

    private static void Receive(NetMQSocket socket, IncomingQueue incoming)
    {
        List<byte[]>? frames = null;
        while (socket.TryReceiveMultipartBytes(ref frames!))
        {
            incoming.Add(frames!);
            frames = null;
        }
    }

    private void Beat()
    {
        List<byte[]>? frames = null;
        while (_heartbeat.TryReceiveMultipartBytes(ref frames!))
        {
            _heartbeat.TrySendMultipartBytes(frames!);
            frames = null;
        }
    }

    private void SendWaiting()
    {
        while (_outgoing.TryDequeue(out var message, TimeSpan.Zero))
        {
            if (message.Sent is { } sent)
            {
                sent.SetResult();
            }
            else
            {
                _sockets[message.Channel].TrySendMultipartBytes(message.Frames);
            }
        }
    }

    private void DisposeSockets()
    {
        foreach (var socket in _sockets.Values)
        {
            socket.Dispose();
        }

        _heartbeat.Dispose();
    }

    private sealed record Outgoing(KernelChannel Channel, IReadOnlyList<byte[]> Frames, TaskCompletionSource? Sent);
}
