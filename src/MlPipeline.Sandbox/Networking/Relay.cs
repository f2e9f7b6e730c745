using System.Buffers;
using System.Net.Security;
using System.Net.Sockets;

namespace MlPipeline.Sandbox.Networking;

/// <summary>Passes bytes both ways between a client and a pod.</summary>
internal static class Relay
{
    private const int BufferSize = 16 * 1024;

    /// <summary>Runs until both sides have said all they had to say, or one of them went away.</summary>
    public static async Task RunAsync(SslStream client, NetworkStream pod, Socket podSocket, CancellationToken cancellationToken)
    {
        using var broken = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var toPod = CopyAsync(client, pod, () => Task.FromResult(ShutdownSend(podSocket)), broken);
        var toClient = CopyAsync(pod, client, async () =>
        {
            await client.ShutdownAsync();

            // A pod that closed its side will read nothing any more.
            await broken.CancelAsync();
            return true;
        }, broken);
        await Task.WhenAll(toPod, toClient);
    }

    private static async Task CopyAsync(Stream from, Stream to, Func<Task<bool>> finish, CancellationTokenSource broken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            int count;
            while ((count = await from.ReadAsync(buffer, broken.Token)) > 0)
            {
                await to.WriteAsync(buffer.AsMemory(0, count), broken.Token);
            }

            await finish();
        }
        catch
        {
            // What one direction lost the other one cannot make good.
            await broken.CancelAsync();
            throw;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static bool ShutdownSend(Socket socket)
    {
        socket.Shutdown(SocketShutdown.Send);
        return true;
    }
}
