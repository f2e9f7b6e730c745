using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace MlPipeline.Kernel.Jupyter.Connection;

/// <summary>Where a front end wants to meet its kernel, as it wrote it into the connection file.</summary>
public sealed record ConnectionFile
{
    private const string NextStep = "The front end makes this file; start the kernel from a notebook, or with: jupyter console --kernel mlpipeline-csharp";

    /// <summary>How they talk: <c>tcp</c>.</summary>
    [JsonPropertyName("transport")]
    public string Transport { get; init; } = "tcp";

    /// <summary>Address to listen on.</summary>
    [JsonPropertyName("ip")]
    public string Ip { get; init; } = IPAddress.Loopback.ToString();

    /// <summary>Port of the shell channel.</summary>
    [JsonPropertyName("shell_port")]
    public int ShellPort { get; init; }

    /// <summary>Port of the channel that outputs are published on.</summary>
    [JsonPropertyName("iopub_port")]
    public int IOPubPort { get; init; }

    /// <summary>Port of the channel on which the kernel asks for input.</summary>
    [JsonPropertyName("stdin_port")]
    public int StdinPort { get; init; }

    /// <summary>Port of the control channel.</summary>
    [JsonPropertyName("control_port")]
    public int ControlPort { get; init; }

    /// <summary>Port of the heartbeat.</summary>
    [JsonPropertyName("hb_port")]
    public int HeartbeatPort { get; init; }

    /// <summary>Secret that messages are signed with; empty where they are not signed.</summary>
    [JsonPropertyName("key")]
    public string Key { get; init; } = "";

    /// <summary>How they are signed.</summary>
    [JsonPropertyName("signature_scheme")]
    public string SignatureScheme { get; init; } = "hmac-sha256";

    /// <summary>Reads a connection file.</summary>
    /// <param name="path">Path of the file.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>What it says.</returns>
    /// <exception cref="KernelStartException">The file is missing, is no connection file, or asks for what this kernel cannot do.</exception>
    public static async Task<ConnectionFile> LoadAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            await using var file = File.OpenRead(path);
            var connection = await JsonSerializer.DeserializeAsync<ConnectionFile>(file, cancellationToken: cancellationToken)
                ?? throw new KernelStartException($"The connection file {path} says nothing.", NextStep);
            connection.RequireUsable(path);
            return connection;
        }
        catch (JsonException e)
        {
            throw new KernelStartException($"{path} is no connection file of Jupyter: {e.Message}", NextStep, e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new KernelStartException($"Cannot read the connection file {path}: {e.Message}", NextStep, e);
        }
    }

    /// <summary>The address of a port, as sockets take it.</summary>
    internal string Address(int port) => IPAddress.TryParse(Ip, out var ip) && ip.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6
        ? $"tcp://[{Ip}]:{port}"
        : $"tcp://{Ip}:{port}";

    /// <summary>The ports by the name of their channel.</summary>
    internal IEnumerable<(string Channel, int Port)> Ports =>
        [("shell", ShellPort), ("iopub", IOPubPort), ("stdin", StdinPort), ("control", ControlPort), ("hb", HeartbeatPort)];

    private void RequireUsable(string path)
    {
        if (Transport != "tcp")
        {
            throw new KernelStartException(
                $"{path} asks for the transport '{Transport}'; this kernel speaks tcp only.",
                "Start the front end with --KernelManager.transport=tcp");
        }

        if (Ports.FirstOrDefault(entry => entry.Port is <= 0 or > IPEndPoint.MaxPort) is { Channel: { } channel } missing)
        {
            throw new KernelStartException($"{path} gives no usable {channel}_port: {missing.Port}.", NextStep);
        }
    }
}
