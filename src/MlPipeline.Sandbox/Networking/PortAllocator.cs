using System.Net;
using System.Net.Sockets;

namespace MlPipeline.Sandbox.Networking;

/// <summary>Chooses ports that are likely to be free at the next start too: below those that systems hand out to clients.</summary>
internal static class PortAllocator
{
    private const int First = 20_000;
    private const int End = 32_000;
    private const int Attempts = 200;

    /// <summary>Finds a free port.</summary>
    public static int Find()
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var port = Random.Shared.Next(First, End);
            if (IsFree(port))
            {
                return port;
            }
        }

        throw new IOException($"No free port between {First} and {End} was found.");
    }

    /// <summary>Whether nobody listens on a port.</summary>
    public static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
