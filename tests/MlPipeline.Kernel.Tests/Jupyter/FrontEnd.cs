using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using MlPipeline.Contracts.Sandbox;
using MlPipeline.Interactive;
using MlPipeline.Kernel.Jupyter;
using MlPipeline.Kernel.Jupyter.Connection;
using MlPipeline.Kernel.Jupyter.Messages;
using MlPipeline.Kernel.Session;
using NetMQ;
using NetMQ.Sockets;

namespace MlPipeline.Kernel.Tests.Jupyter;

/// <summary>A kernel in this process, and a front end that talks to it over real sockets.</summary>
public sealed class FrontEnd : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("jupyter-tests-");
    private readonly CancellationTokenSource _ended = new();
    private readonly MessageSigner _signer;
    private readonly MessageCodec _codec;
    private readonly KernelServer _kernel;
    private readonly DealerSocket _shell = new();
    private readonly DealerSocket _control = new();
    private readonly DealerSocket _stdin = new();
    private readonly SubscriberSocket _iopub = new();

    public FrontEnd()
    {
        (Connection, _kernel) = Start();
        _signer = new MessageSigner(Connection.Key, Connection.SignatureScheme);
        _codec = new MessageCodec(_signer, TimeProvider.System);
    }

    public ConnectionFile Connection { get; }

    public StringWriter Log { get; } = new();

    internal Task Running { get; private set; } = Task.CompletedTask;

    internal static ConnectionFile NewConnection()
    {
        var listeners = Enumerable.Range(0, 5).Select(_ => new TcpListener(IPAddress.Loopback, 0)).ToList();
        listeners.ForEach(listener => listener.Start());
        var ports = listeners.ConvertAll(listener => ((IPEndPoint)listener.LocalEndpoint).Port);
        listeners.ForEach(listener => listener.Dispose());
        return new ConnectionFile
        {
            ShellPort = ports[0],
            IOPubPort = ports[1],
            StdinPort = ports[2],
            ControlPort = ports[3],
            HeartbeatPort = ports[4],
            Key = Guid.NewGuid().ToString(),
        };
    }

    internal static SessionOptions Options(string folder) => new()
    {
        WorkingDirectory = folder,
        Magics = new MagicOptions { Home = new SandboxHome(Path.Combine(folder, "home")) },
    };

    public async ValueTask InitializeAsync()
    {
        // All of a front end's sockets have one identity; by it the kernel's questions find the asker.
        var identity = Encoding.ASCII.GetBytes(Guid.NewGuid().ToString("N"));
        foreach (var (socket, port) in new[] { (_shell, Connection.ShellPort), (_control, Connection.ControlPort), (_stdin, Connection.StdinPort) })
        {
            socket.Options.Identity = identity;
            socket.Connect(Connection.Address(port));
        }

        _iopub.Connect(Connection.Address(Connection.IOPubPort));
        _iopub.SubscribeToAnyTopic();
        Running = _kernel.RunAsync(_ended.Token);
        await WaitForSubscriptionAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        await Running;
        await _kernel.DisposeAsync();
        foreach (var socket in new NetMQSocket[] { _shell, _control, _stdin, _iopub })
        {
            socket.Dispose();
        }

        _ended.Dispose();
        _folder.Delete(recursive: true);
    }

    /// <summary>Sends a request; returns its frames' header, by which its outputs are known.</summary>
    internal byte[] Send(string type, JsonObject content, bool control = false)
    {
        var frames = _codec.Encode([], type, parentHeader: null, content);
        SendFrames(frames, control);
        return frames[2];
    }

    internal void SendFrames(IEnumerable<byte[]> frames, bool control = false) => (control ? _control : _shell).SendMultipartBytes(frames);

    internal Reply ReceiveReply(bool control = false) => Receive(control ? _control : _shell);

    internal Reply ReceiveQuestion() => Receive(_stdin);

    internal void Answer(string value) =>
        _stdin.SendMultipartBytes(_codec.Encode([], "input_reply", parentHeader: null, new JsonObject { ["value"] = value }));

    /// <summary>What the kernel publishes for a request, up to its idle state; without the two states.</summary>
    internal IReadOnlyList<Reply> ReceiveOutputs(byte[] header)
    {
        var outputs = new List<Reply>();
        while (true)
        {
            var message = ReceivePublished();
            if (!message.ParentHeader.AsSpan().SequenceEqual(header))
            {
                continue;
            }

            outputs.Add(message);
            if (message is { Type: "status" } && message.Text("execution_state") == "idle")
            {
                Assert.Equal("busy", outputs[0].Text("execution_state"));
                return outputs[1..^1];
            }
        }
    }

    internal Reply ReceivePublished() => Receive(_iopub);

    internal Execution Execute(string code, JsonObject? more = null)
    {
        var content = more ?? [];
        content["code"] = code;
        content["allow_stdin"] ??= false;
        var header = Send("execute_request", content);
        return new Execution(ReceiveReply(), ReceiveOutputs(header));
    }

    private (ConnectionFile Connection, KernelServer Kernel) Start()
    {
        for (var attempt = 1; ; attempt++)
        {
            var connection = NewConnection();
            try
            {
                return (connection, new KernelServer(connection, Options(_folder.FullName), Log));
            }
            catch (KernelStartException) when (attempt < 5)
            {
                // Somebody else on this machine was quicker to take one of the ports; front ends try again too.
            }
        }
    }

    private async Task WaitForSubscriptionAsync() => await Eventually.HoldsAsync(
        () =>
        {
            Send("kernel_info_request", []);
            ReceiveReply();
            List<byte[]>? frames = null;
            return _iopub.TryReceiveMultipartBytes(TimeSpan.FromMilliseconds(50), ref frames!);
        },
        "the subscription reaches the kernel");

    private Reply Receive(NetMQSocket socket)
    {
        List<byte[]>? frames = null;
        Assert.True(socket.TryReceiveMultipartBytes(Patience, ref frames!), $"The kernel is silent. Its log: {Log}");
        var delimiter = frames.FindIndex(frame => frame.AsSpan().SequenceEqual("<IDS|MSG>"u8));
        var parts = frames[(delimiter + 2)..];
        Assert.True(_signer.IsSigned(frames[delimiter + 1], parts[0], parts[1], parts[2], parts[3]));
        using var header = JsonDocument.Parse(parts[0]);
        using var content = JsonDocument.Parse(parts[3]);
        return new Reply(header.RootElement.GetProperty("msg_type").GetString()!, parts[1], content.RootElement.Clone());
    }
}
