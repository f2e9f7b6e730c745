using System.Net.Sockets;
using MlPipeline.Engines.Configuration;

namespace MlPipeline.Engines.LoadBalancing;

/// <summary>Connects to a member at the address it has now, so that a member that came back elsewhere is found again.</summary>
internal static class MemberConnector
{
    private static readonly TimeSpan ConnectTime = TimeSpan.FromSeconds(2);

    internal static void Attach(SocketsHttpHandler handler, EndpointMap endpoints)
    {
        handler.ConnectTimeout = ConnectTime;
        handler.ConnectCallback = async (context, cancellation) =>
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync(endpoints.Resolve(context.DnsEndPoint), cancellation);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        };
    }
}
