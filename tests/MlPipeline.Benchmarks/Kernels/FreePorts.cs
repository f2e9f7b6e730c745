using System.Net;
using System.Net.Sockets;

namespace MlPipeline.Benchmarks.Kernels;

/// <summary>Ports for kernels that are to start.</summary>
internal static class FreePorts
{
    // Below those that the operating system hands out for outgoing connections.
    private const int Lowest = 15_000;
    private const int Highest = 32_000;

    /// <summary>Ports that nobody listens on, all different.</summary>
    public static IReadOnlyList<int> Take(int count)
    {
        var taken = new List<TcpListener>();
        while (taken.Count < count)
        {
            var listener = new TcpListener(IPAddress.Loopback, Random.Shared.Next(Lowest, Highest));
            try
            {
                listener.Start();
                taken.Add(listener);
            }
            catch (SocketException)
            {
                listener.Dispose();
            }
        }

        var ports = taken.ConvertAll(listener => ((IPEndPoint)listener.LocalEndpoint).Port);
        taken.ForEach(listener => listener.Dispose());
        return ports;
    }
}
