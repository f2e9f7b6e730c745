using System.Net;
using System.Net.Sockets;
using MlPipeline.Operator.Admission.Facts;

namespace MlPipeline.Operator.Tests.Admission;

public sealed class UrlProbeTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whatever_a_server_answers_it_can_be_reached()
    {
        using var probe = new UrlProbe();
        using var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();
        var answered = AnswerAsync(server);

        Assert.Null(await probe.ProblemAsync($"http://{server.LocalEndpoint}/a.sh", Cancellation));
        Assert.StartsWith("HEAD /a.sh", await answered, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("file:///etc/hosts", "unsupported protocol scheme \"file\"")]
    [InlineData("a.sh", "not an absolute address")]
    [InlineData("http://127.0.0.1:1/a.sh", "refused")]
    public async Task What_cannot_be_reached_says_why(string address, string why)
    {
        using var probe = new UrlProbe();

        Assert.Contains(why, await probe.ProblemAsync(address, Cancellation), StringComparison.Ordinal);
    }

    private static async Task<string> AnswerAsync(TcpListener server)
    {
        using var connection = await server.AcceptTcpClientAsync(Cancellation);
        using var reader = new StreamReader(connection.GetStream());
        var line = await reader.ReadLineAsync(Cancellation);
        await connection.GetStream().WriteAsync("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"u8.ToArray(), Cancellation);
        return line!;
    }
}
