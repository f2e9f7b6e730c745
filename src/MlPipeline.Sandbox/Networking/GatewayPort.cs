using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Logging;

namespace MlPipeline.Sandbox.Networking;

/// <summary>One published port of a service: takes TLS connections on loopback and passes their bytes on to a pod.</summary>
internal sealed class GatewayPort : IAsyncDisposable
{
    private static readonly TimeSpan HandshakePatience = TimeSpan.FromSeconds(10);

    private readonly CancellationTokenSource _end = new();
    private readonly TcpListener _listener;
    private readonly SslServerAuthenticationOptions _tls;
    private readonly Func<IPEndPoint?> _findBackend;
    private readonly string _service;
    private readonly ILogger _logger;
    private readonly Task _accepting;

    private GatewayPort(TcpListener listener, X509Certificate2 certificate, string service, Func<IPEndPoint?> findBackend, ILogger logger)
    {
        _listener = listener;
        _tls = new SslServerAuthenticationOptions { ServerCertificate = certificate };
        _service = service;
        _findBackend = findBackend;
        _logger = logger;
        _accepting = AcceptAsync();
    }

    /// <summary>The port on loopback.</summary>
    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Begins to listen; throws a <see cref="SocketException"/> where the port is taken.</summary>
    public static GatewayPort Open(int port, X509Certificate2 certificate, string service, Func<IPEndPoint?> findBackend, ILogger logger)
    {
        var listener = new TcpListener(IPAddress.Loopback, port);
        listener.Start();
        return new GatewayPort(listener, certificate, service, findBackend, logger);
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Dispose();
        await _accepting;
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!_end.IsCancellationRequested)
        {
            try
            {
                var client = await _listener.AcceptSocketAsync(_end.Token);
                _ = ServeAsync(client);
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (SocketException exception)
            {
                _logger.LogDebug("A connection to {Service} broke before it was taken: {Reason}", _service, exception.Message);
            }
        }
    }

    private async Task ServeAsync(Socket client)
    {
        try
        {
            client.NoDelay = true;
            await using var secured = new SslStream(new NetworkStream(client, ownsSocket: true));
            await HandshakeAsync(secured);
            using var backend = await ConnectAsync();
            if (backend is null)
            {
                await Unavailable.AnswerAsync(secured, _service, _end.Token);
                return;
            }

            await using var plain = new NetworkStream(backend);
            await Relay.RunAsync(secured, plain, backend, _end.Token);
        }
        catch (Exception exception) when (exception is IOException or SocketException or System.Security.Authentication.AuthenticationException
            or OperationCanceledException or ObjectDisposedException)
        {
            // One end went away, which is how connections end.
            _logger.LogDebug("A connection to {Service} ended: {Reason}", _service, exception.Message);
        }
    }

    private async Task HandshakeAsync(SslStream secured)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(_end.Token);
        patience.CancelAfter(HandshakePatience);
        await secured.AuthenticateAsServerAsync(_tls, patience.Token);
    }

    private async Task<Socket?> ConnectAsync()
    {
        if (_findBackend() is not { } address)
        {
            return null;
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(address, _end.Token);
            return socket;
        }
        catch (SocketException)
        {
            // The pod does not listen (yet, or any more); the caller says so to the client.
            socket.Dispose();
            return null;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
