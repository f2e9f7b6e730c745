using System.Net;
using System.Net.Sockets;
using MlPipeline.Engines.Configuration;

namespace MlPipeline.Engines.LoadBalancing;

/// <summary>Connects to a member at the address it has now, so that a member that came back elsewhere is found again.</summary>
internal static class MemberConnector
{
    private static readonly TimeSpan ConnectTime = TimeSpan.FromSeconds(2);

    internal static HttpMessageInvoker CreateClient(EndpointMap endpoints) => new(new SocketsHttpHandler
    {
        UseProxy = false,
        UseCookies = false,
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.None,
        ActivityHeadersPropagator = null,
        ConnectTimeout = ConnectTime,
        ConnectCallback = (context, cancellation) => ConnectAsync(endpoints.Resolve(context.DnsEndPoint), cancellation),
    });

    private static async ValueTask<Stream> ConnectAsync(EndPoint member, CancellationToken cancellation)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(member, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
