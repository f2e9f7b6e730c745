using System.Net;
using System.Net.Sockets;

namespace MlPipeline.Sandbox.Nodes;

/// <summary>
/// Gives each pod an address of its own on the loopback network. Where the system has only one such address, all pods share
/// 127.0.0.1 and get ports of their own instead.
/// </summary>
internal sealed class PodAddresses
{
    private const int FirstHost = 2;
    private const int LastHost = 65_000;

    private readonly Lock _gate = new();
    private readonly HashSet<int> _used = [];
    private readonly byte _octet;
    private readonly bool _several;
    private int _next = FirstHost;

    /// <summary>Makes the addresses <c>127.octet.*.*</c> available.</summary>
    public PodAddresses(int octet)
    {
        _octet = (byte)octet;
        _several = CanListenOn(Address(FirstHost));
    }

    /// <summary>Takes an address.</summary>
    public IPAddress Take()
    {
        if (!_several)
        {
            return IPAddress.Loopback;
        }

        lock (_gate)
        {
            // Each address is used again as late as possible: connections to its last owner are gone by then.
            while (!_used.Add(_next))
            {
                Advance();
            }

            var address = Address(_next);
            Advance();
            return address;
        }
    }

    /// <summary>Gives an address back.</summary>
    public void Return(IPAddress address)
    {
        var bytes = address.GetAddressBytes();
        lock (_gate)
        {
            _used.Remove((bytes[2] << 8) | bytes[3]);
        }
    }

    /// <summary>Where a container port can really be listened on: the port itself, else one that is free.</summary>
    public int Map(IPAddress address, int containerPort)
    {
        if (_several && IsFree(address, containerPort))
        {
            return containerPort;
        }

        using var listener = new TcpListener(address, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private void Advance() => _next = _next == LastHost ? FirstHost : _next + 1;

    private IPAddress Address(int host) => new([127, _octet, (byte)(host >> 8), (byte)host]);

    private static bool CanListenOn(IPAddress address) => IsFree(address, 0);

    private static bool IsFree(IPAddress address, int port)
    {
        try
        {
            using var listener = new TcpListener(address, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
