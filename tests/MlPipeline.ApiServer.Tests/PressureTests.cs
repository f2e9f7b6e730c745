using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using k8s;
using k8s.Models;
using MlPipeline.ApiServer.Tests.Hosting;

namespace MlPipeline.ApiServer.Tests;

/// <summary>Clients that ask for too much, or take too little.</summary>
public sealed class PressureTests : ServerTests
{
    private const string Maps = "api/v1/namespaces/default/configmaps";
    private const int Changes = 2_000;
    private const int ObjectSize = 20_000;

    protected override ApiServerOptions Configure(ApiServerOptions options) => options with { WatchWindow = 64 };

    [Fact]
    public async Task A_reader_that_does_not_read_holds_up_nobody_and_takes_no_memory()
    {
        var map = await Core.CreateNamespacedConfigMapAsync(Map(0), "default", cancellationToken: Cancelled);
        using var slow = await OpenWatchAsync(map.Metadata.ResourceVersion);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        for (var change = 1; change <= Changes; change++)
        {
            await Core.ReplaceNamespacedConfigMapAsync(Map(change), "m", "default", cancellationToken: Cancelled);
        }

        var grown = GC.GetTotalMemory(forceFullCollection: true) - before;
        Assert.InRange(grown, long.MinValue, (long)Changes * ObjectSize / 2);
        using var reader = new StreamReader(await slow.Content.ReadAsStreamAsync(Cancelled));
        var last = "";
        while (await reader.ReadLineAsync(Cancelled) is { } line && !last.Contains("\"ERROR\"", StringComparison.Ordinal))
        {
            last = line;
            if (line.Contains($"\"change\":\"{Changes}\"", StringComparison.Ordinal))
            {
                return;
            }
        }

        Assert.Contains("too old resource version", last, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_thousand_connections_that_say_nothing_leave_room_for_one_that_does()
    {
        var idle = new List<Socket>();
        try
        {
            for (var i = 0; i < 1_000; i++)
            {
                var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
                idle.Add(socket);
                await socket.ConnectAsync(IPAddress.Loopback, Server.Server.Port, Cancelled);
            }

            using var http = Server.CreateHttp(TestServer.AdminToken);
            Assert.Equal("ok", await http.GetStringAsync("readyz", Cancelled));
            await CreateMapAsync("still");
            Assert.True(await MapExistsAsync("still"));
        }
        finally
        {
            idle.ForEach(socket => socket.Dispose());
        }
    }

    [Theory]
    [InlineData("[", "application/json")]
    [InlineData("{\"a\":", "application/json")]
    [InlineData("[", "application/merge-patch+json")]
    public async Task Nesting_without_end_is_refused(string opening, string type)
    {
        await CreateMapAsync("deep");
        var body = new StringBuilder().Insert(0, opening, 200_000).ToString();
        using var request = new HttpRequestMessage(type == "application/json" ? HttpMethod.Post : HttpMethod.Patch, type == "application/json" ? Maps : Maps + "/deep");
        request.Content = new StringContent(body, Encoding.UTF8, type);

        using var answer = await Http.SendAsync(request, Cancelled);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("BadRequest", KubernetesJson.Deserialize<V1Status>(await answer.Content.ReadAsStringAsync(Cancelled)).Reason);
    }

    [Fact]
    public async Task A_bomb_of_YAML_is_not_even_read()
    {
        const string bomb = "a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\n";
        using var content = new StringContent(bomb, new MediaTypeHeaderValue("application/yaml"));

        using var answer = await Http.PostAsync(Maps, content, Cancelled);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.StatusCode);
    }

    private static V1ConfigMap Map(int change) => new()
    {
        Metadata = new() { Name = "m" },
        Data = new Dictionary<string, string> { ["change"] = $"{change}", ["filling"] = new string('x', ObjectSize) },
    };

    private async Task<HttpResponseMessage> OpenWatchAsync(string revision)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{Maps}?watch=true&resourceVersion={revision}");
        return await Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Cancelled);
    }
}
