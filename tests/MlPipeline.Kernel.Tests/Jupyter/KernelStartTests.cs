using System.Net;
using System.Net.Sockets;
using MlPipeline.Kernel.Jupyter;
using MlPipeline.Kernel.Jupyter.Connection;

namespace MlPipeline.Kernel.Tests.Jupyter;

/// <summary>A kernel that cannot start says why, in two lines.</summary>
public sealed class KernelStartTests
{
    private const string Ports = "\"shell_port\": 1001, \"iopub_port\": 1002, \"stdin_port\": 1003, \"control_port\": 1004, \"hb_port\": ";

    [Theory]
    [InlineData(null, "Cannot read")]
    [InlineData("", "is no connection file")]
    [InlineData("no json", "is no connection file")]
    [InlineData("null", "says nothing")]
    [InlineData("[]", "is no connection file")]
    [InlineData("{\"transport\": \"tcp\"}", "shell_port")]
    [InlineData("{" + Ports + "0}", "hb_port")]
    [InlineData("{" + Ports + "70000}", "hb_port")]
    [InlineData("{\"transport\": \"ipc\", " + Ports + "1005}", "speaks tcp only")]
    public async Task A_connection_file_that_is_no_use_is_refused(string? content, string reason)
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        if (content is not null)
        {
            await File.WriteAllTextAsync(path, content, TestContext.Current.CancellationToken);
        }

        var error = await Assert.ThrowsAsync<KernelStartException>(() => ConnectionFile.LoadAsync(path, TestContext.Current.CancellationToken));
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        Assert.Equal(2, error.Message.Split('\n').Length);
        File.Delete(path);
    }

    [Fact]
    public void A_taken_port_is_named()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        var error = Assert.Throws<KernelStartException>(() => Start(FrontEnd.NewConnection() with { IOPubPort = port }));
        Assert.Contains($"Port {port} for the iopub channel is taken", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_address_that_is_not_this_machines_is_refused()
    {
        var error = Assert.Throws<KernelStartException>(() => Start(FrontEnd.NewConnection() with { Ip = "192.0.2.1" }));
        Assert.Contains("192.0.2.1", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_way_of_signing_that_is_not_known_is_refused()
    {
        var error = Assert.Throws<KernelStartException>(() => Start(FrontEnd.NewConnection() with { SignatureScheme = "hmac-crc32" }));
        Assert.Contains("hmac-crc32", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("shell", true)]
    [InlineData("shell", false)]
    [InlineData("control", false)]
    public async Task A_shutdown_is_answered_and_ends_the_kernel(string channel, bool restart)
    {
        await using var frontEnd = new FrontEnd();
        await frontEnd.InitializeAsync();
        frontEnd.Send("shutdown_request", new() { ["restart"] = restart }, control: channel == "control");
        Assert.Equal(restart, frontEnd.ReceiveReply(control: channel == "control").Content.GetProperty("restart").GetBoolean());
        await frontEnd.Running;
    }

    private static KernelServer Start(ConnectionFile connection) => new(connection, FrontEnd.Options(Path.GetTempPath()), TextWriter.Null);
}
