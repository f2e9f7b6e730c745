using System.Text.Json.Nodes;
using MlPipeline.Kernel.Jupyter.Sockets;

namespace MlPipeline.Kernel.Jupyter.Messages;

/// <summary>Sends a kernel's messages.</summary>
internal sealed class Messenger(MessageCodec codec, KernelSockets sockets)
{
    /// <summary>Publishes an output or a state to all front ends.</summary>
    /// <param name="type">Kind of message.</param>
    /// <param name="parent">The request that it comes from, or null where it comes from none.</param>
    /// <param name="content">What it says.</param>
    public void Publish(string type, JupyterMessage? parent, JsonObject content) =>
        sockets.Send(KernelChannel.IOPub, codec.Encode(["kernel"u8.ToArray()], type, parent?.Header, content));

    public void PublishStatus(string state, JupyterMessage? parent) =>
        Publish("status", parent, new JsonObject { ["execution_state"] = state });

    /// <summary>Answers a request, or asks on behalf of it.</summary>
    public void Send(KernelChannel channel, string type, JupyterMessage request, JsonObject content) =>
        sockets.Send(channel, codec.Encode(request.Identities, type, request.Header, content));

    public Task FlushAsync() => sockets.FlushAsync();

    /// <summary>Sends what waits and closes the sockets of a process that ends.</summary>
    public void Close()
    {
        sockets.FlushAsync().GetAwaiter().GetResult();
        sockets.Dispose();
        KernelSockets.CloseNetwork();
    }
}
