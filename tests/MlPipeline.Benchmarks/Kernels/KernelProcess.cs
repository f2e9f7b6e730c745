using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using MlPipeline.Benchmarks.Labs;
using MlPipeline.Contracts.Sandbox;
using MlPipeline.Kernel.Jupyter.Connection;
using NetMQ;
using NetMQ.Sockets;

namespace MlPipeline.Benchmarks.Kernels;

/// <summary>A kernel as a process of its own, and the little of a front end that measuring it needs.</summary>
internal sealed class KernelProcess : IAsyncDisposable
{
    /// <summary>How many ports a kernel needs.</summary>
    public const int Ports = 5;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly TemporaryFolder _folder = new();
    private readonly byte[] _key = Encoding.UTF8.GetBytes(Guid.NewGuid().ToString());
    private readonly DealerSocket _shell = new();
    private readonly SubscriberSocket _iopub = new();
    private readonly Process _process;

    private KernelProcess(InstalledSpec spec, IReadOnlyList<int> ports)
    {
        var connection = NewConnection(ports, Encoding.UTF8.GetString(_key));
        var file = Path.Combine(_folder.Path, "connection.json");
        File.WriteAllText(file, JsonSerializer.Serialize(connection));
        var start = spec.ToStart(file);
        start.Environment[SandboxHome.Variable] = Path.Combine(_folder.Path, "home");
        _process = Process.Start(start)!;
        _shell.Options.ReconnectInterval = Pause;
        _iopub.Options.ReconnectInterval = Pause;
        _shell.Connect($"tcp://{connection.Ip}:{connection.ShellPort}");
        _iopub.Connect($"tcp://{connection.Ip}:{connection.IOPubPort}");
        _iopub.SubscribeToAnyTopic();
    }

    public int Id => _process.Id;

    /// <summary>Starts a kernel and returns when it answers and its outputs can be heard.</summary>
    public static async Task<KernelProcess> StartAsync(InstalledSpec spec, IReadOnlyList<int> ports, CancellationToken cancellationToken)
    {
        var kernel = new KernelProcess(spec, ports);
        try
        {
            List<byte[]>? frames = null;
            do
            {
                cancellationToken.ThrowIfCancellationRequested();
                kernel.Send("kernel_info_request", []);
                Receive(kernel._shell);
            }
            while (!kernel._iopub.TryReceiveMultipartBytes(Pause, ref frames!));
            return kernel;
        }
        catch
        {
            await kernel.DisposeAsync();
            throw;
        }
    }

    /// <summary>Runs a cell and returns when its answer is there.</summary>
    /// <exception cref="InvalidOperationException">It failed.</exception>
    public void Execute(string code)
    {
        Send("execute_request", new JsonObject { ["code"] = code });
        if (Receive(_shell).Content is var reply && reply.GetProperty("status").GetString() != "ok")
        {
            throw new InvalidOperationException($"The cell failed: {reply}");
        }
    }

    /// <summary>Runs a cell that updates a display with 0, 1, 2 and so on; returns how many of these came in that order.</summary>
    public int CountUpdatesInOrder(string code)
    {
        Execute(code);
        var count = 0;
        var displayed = false;
        while (true)
        {
            var (type, content) = Receive(_iopub);
            displayed |= type == "display_data";
            if (type == "update_display_data" && content.GetProperty("data").GetProperty("text/plain").GetString() == $"{count}")
            {
                count++;
            }
            else if (displayed && type == "status" && content.GetProperty("execution_state").GetString() == "idle")
            {
                return count;
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _shell.Dispose();
        _iopub.Dispose();
        _folder.Dispose();
    }

    private static ConnectionFile NewConnection(IReadOnlyList<int> ports, string key) => new()
    {
        ShellPort = ports[0],
        IOPubPort = ports[1],
        StdinPort = ports[2],
        ControlPort = ports[3],
        HeartbeatPort = ports[4],
        Key = key,
    };

    private static (string Type, JsonElement Content) Receive(NetMQSocket socket)
    {
        List<byte[]>? frames = null;
        if (!socket.TryReceiveMultipartBytes(Patience, ref frames!))
        {
            throw new InvalidOperationException("The kernel is silent.");
        }

        using var header = JsonDocument.Parse(frames[^4]);
        using var content = JsonDocument.Parse(frames[^1]);
        return (header.RootElement.GetProperty("msg_type").GetString()!, content.RootElement.Clone());
    }

    private void Send(string type, JsonObject content)
    {
        var header = JsonSerializer.SerializeToUtf8Bytes(new { msg_id = Guid.NewGuid(), msg_type = type, session = "benchmark", username = "benchmark", version = "5.3" });
        var body = JsonSerializer.SerializeToUtf8Bytes(content);
        var empty = "{}"u8.ToArray();
        var signature = Convert.ToHexStringLower(HMACSHA256.HashData(_key, (byte[])[.. header, .. empty, .. empty, .. body]));
        _shell.SendMultipartBytes(["<IDS|MSG>"u8.ToArray(), Encoding.ASCII.GetBytes(signature), header, empty, empty, body]);
    }
}
