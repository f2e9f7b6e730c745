using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using MlPipeline.Cli.Replay;
using MlPipeline.Cli.Run;
using MlPipeline.Cli.Tests.Run;
using MlPipeline.Contracts.Sandbox;

namespace MlPipeline.Cli.Tests.Replay;

/// <summary>The replay as HTTP: what it serves, and whom it refuses.</summary>
public sealed class ReplayServerTests : IAsyncLifetime
{
    private readonly LabFolder _folder = new();
    private readonly AddressWriter _output = new();
    private readonly CancellationTokenSource _end = new();
    private readonly HttpClient _http = new();
    private Task _server = Task.CompletedTask;
    private Uri _address = null!;

    public async ValueTask InitializeAsync()
    {
        JsonNode Html(string html) => new JsonObject { ["output_type"] = "display_data", ["metadata"] = new JsonObject(), ["data"] = new JsonObject { ["text/html"] = html } };
        _folder.Add("1-first.ipynb", "Console.WriteLine(1);");
        _folder.Add("2-second.ipynb", [("a", [Html($"<script>/* {new string('l', 60_000)} */</script>")]), ("b", [Html("<p>quiet</p>"), Html("<script>draw()</script>")])]);
        _server = Server(port: 0).RunAsync(_end.Token);
        _address = await _output.Address;
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _server.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _http.Dispose();
        _end.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task The_cover_leads_to_the_labs()
    {
        var cover = await GetAsync("");
        Assert.Contains($"href=\"{_address.AbsolutePath}labs/1-first\"", cover, StringComparison.Ordinal);
        Assert.Contains("have not been run yet", cover, StringComparison.Ordinal);
        Assert.Contains("Console", await GetAsync("labs/1-first"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_lets_nothing_in_from_elsewhere_and_runs_no_script_of_an_output()
    {
        using var answer = await _http.GetAsync(new Uri(_address, "labs/2-second"), TestContext.Current.CancellationToken);
        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'none'; script-src 'self';", policy, StringComparison.Ordinal);
        Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
        Assert.False(answer.Headers.Contains("Access-Control-Allow-Origin"));
        var page = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.DoesNotContain("draw()", page, StringComparison.Ordinal);
        Assert.Contains("sandbox=\"allow-scripts\"", page, StringComparison.Ordinal);
        Assert.Contains("<p>quiet</p>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_output_with_scripts_is_a_document_without_origin_that_has_the_libraries_of_those_before_it()
    {
        using var answer = await _http.GetAsync(new Uri(_address, "labs/2-second/frames/2/1"), TestContext.Current.CancellationToken);
        Assert.StartsWith("sandbox allow-scripts; default-src 'none'", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        var frame = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("<script>draw()</script>", frame, StringComparison.Ordinal);
        Assert.Contains("llllllllll", frame, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("labs/3-third")]
    [InlineData("labs/2-second/frames/1/7")]
    [InlineData("labs/2-second/frames/2147483647/0")]
    [InlineData("assets/nothing.css")]
    [InlineData("assets/lab.html")]
    public async Task What_is_not_there_is_not_found(string path)
    {
        using var answer = await _http.GetAsync(new Uri(_address, path), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/0123456789abcdef0123456789abcdef/")]
    public async Task Without_the_token_there_is_nothing(string path)
    {
        using var answer = await _http.GetAsync(new Uri(_address, path), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Another_host_name_is_refused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, _address);
        request.Headers.Host = $"rebound.example:{_address.Port}";
        using var answer = await _http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.MisdirectedRequest, answer.StatusCode);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("null")]
    [InlineData("https://example.org")]
    public async Task Only_the_page_itself_may_run_cells(string? origin)
    {
        using var answer = await PostAsync("labs/1-first/run?from=1", origin);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task Without_a_sandbox_a_run_is_refused_in_words()
    {
        using var answer = await PostAsync("labs/1-first/run?from=1", _address.GetLeftPart(UriPartial.Authority));
        var refused = await answer.Content.ReadFromJsonAsync<RunEvent>(TestContext.Current.CancellationToken);
        Assert.Equal("refused", refused!.Kind);
        Assert.Contains("mlpipeline sandbox start", refused.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lab_that_breaks_meanwhile_is_named()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder.Path, "1-first.ipynb"), "{", TestContext.Current.CancellationToken);
        using var answer = await _http.GetAsync(new Uri(_address, "labs/2-second"), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.StartsWith("1-first.ipynb is not JSON", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_taken_port_is_named()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        var error = await Assert.ThrowsAsync<RunException>(() => Server(port).RunAsync(TestContext.Current.CancellationToken));
        Assert.Contains($"Port {port}", error.Message, StringComparison.Ordinal);
    }

    private ReplayServer Server(int port) => new(
        new ReplaySettings(_folder.Path, port, Open: false, "student1"),
        new SandboxHome(Path.Combine(_folder.Path, "home")),
        _output,
        TimeProvider.System);

    private Task<string> GetAsync(string path) => _http.GetStringAsync(new Uri(_address, path), TestContext.Current.CancellationToken);

    private async Task<HttpResponseMessage> PostAsync(string path, string? origin)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(_address, path));
        if (origin is not null)
        {
            request.Headers.Add("Origin", origin);
        }

        return await _http.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
