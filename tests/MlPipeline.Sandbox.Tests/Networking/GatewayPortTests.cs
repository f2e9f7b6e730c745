using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using MlPipeline.Contracts.Sandbox;
using MlPipeline.Sandbox.Home;
using MlPipeline.Sandbox.Launching;
using MlPipeline.Sandbox.Networking;
using MlPipeline.Sandbox.Pki;
using MlPipeline.Sandbox.Tests.Hosting;

namespace MlPipeline.Sandbox.Tests.Networking;

public sealed class GatewayPortTests : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly GatewayPort _gateway;
    private readonly HttpClient _client;
    private IPEndPoint? _backend;

    public GatewayPortTests()
    {
        var folders = new SandboxFolders(new SandboxHome(_folder.Path));
        folders.Create();
        var authority = CertificateAuthority.LoadOrCreate(folders, TimeProvider.System);
        var certificate = ServerCertificate.LoadOrIssue(folders, authority, TimeProvider.System);
        _gateway = GatewayPort.Open(0, certificate, "space/service", () => _backend, NullLogger.Instance);
        _client = TrustedHttp.Create(folders.CertificateAuthorityFile, new Uri($"https://127.0.0.1:{_gateway.Port}"));
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Without_a_pod_the_client_is_told_so()
    {
        using var body = new StringContent(new string('x', 300_000));
        using var response = await _client.PostAsync(new Uri("/predict", UriKind.Relative), body, Cancellation);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        var error = await response.Content.ReadFromJsonAsync<JsonElement>(Cancellation);
        Assert.Contains("space/service", error.GetProperty("error").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bytes_pass_both_ways_whole()
    {
        using var pod = new TcpListener(IPAddress.Loopback, 0);
        pod.Start();
        _backend = (IPEndPoint)pod.LocalEndpoint;
        var answer = new string('a', 500_000);
        var serving = AnswerOnceAsync(pod, answer);
        using var body = new StringContent(new string('q', 400_000));

        using var response = await _client.PostAsync(new Uri("/", UriKind.Relative), body, Cancellation);

        Assert.Equal(answer, await response.Content.ReadAsStringAsync(Cancellation));
        Assert.Equal(400_000, await serving);
    }

    [Fact]
    public async Task A_pod_that_went_away_and_came_back_elsewhere_is_found()
    {
        using var gone = new TcpListener(IPAddress.Loopback, 0);
        gone.Start();
        _backend = (IPEndPoint)gone.LocalEndpoint;
        gone.Stop();
        using (var refused = await _client.GetAsync(new Uri("/", UriKind.Relative), Cancellation))
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        }

        using var pod = new TcpListener(IPAddress.Loopback, 0);
        pod.Start();
        _backend = (IPEndPoint)pod.LocalEndpoint;
        var serving = AnswerOnceAsync(pod, "here");

        Assert.Equal("here", await _client.GetStringAsync(new Uri("/", UriKind.Relative), Cancellation));
        await serving;
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _gateway.DisposeAsync();
        _folder.Dispose();
    }

    /// <summary>Reads one request, answers it, and returns the length of its body.</summary>
    private static async Task<int> AnswerOnceAsync(TcpListener pod, string answer)
    {
        using var client = await pod.AcceptTcpClientAsync(Cancellation);
        await using var stream = client.GetStream();
        var request = new StringBuilder();
        var buffer = new byte[64 * 1024];
        int length;
        while ((length = BodyLength(request.ToString())) < ExpectedLength(request.ToString()))
        {
            request.Append(Encoding.ASCII.GetString(buffer, 0, await stream.ReadAsync(buffer, Cancellation)));
        }

        await stream.WriteAsync(
            Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Length: {answer.Length}\r\nConnection: close\r\n\r\n{answer}"), Cancellation);
        return length;
    }

    private static int BodyLength(string request)
    {
        var head = request.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        return head < 0 ? -1 : request.Length - head - 4;
    }

    private static int ExpectedLength(string request)
    {
        const string header = "Content-Length: ";
        var start = request.IndexOf(header, StringComparison.Ordinal);
        return start < 0
            ? 0
            : int.Parse(request.AsSpan(start + header.Length, request.IndexOf('\r', start) - start - header.Length), System.Globalization.CultureInfo.InvariantCulture);
    }
}
