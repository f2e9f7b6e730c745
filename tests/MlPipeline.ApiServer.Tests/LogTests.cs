using System.Net;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using k8s;
using MlPipeline.ApiServer.Pods;
using MlPipeline.ApiServer.Tests.Hosting;

namespace MlPipeline.ApiServer.Tests;

public sealed class LogTests : IAsyncLifetime
{
    private readonly ChannelLogs _logs = new();
    private TestServer _server = null!;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = await TestServer.StartAsync(logs: _logs);
        await _server.Client.CoreV1.CreateNamespacedPodAsync(Samples.Pod("p"), "default", cancellationToken: Cancelled);
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task A_log_is_given_line_by_line()
    {
        _logs.Write("one", "two");
        _logs.End();
        await using var stream = await _server.Client.CoreV1.ReadNamespacedPodLogAsync("p", "default", container: "app", tailLines: 5, cancellationToken: Cancelled);
        using var reader = new StreamReader(stream);

        Assert.Equal("one\ntwo\n", await reader.ReadToEndAsync(Cancelled));
        Assert.Equal(new PodLogRequest("default", "p", "app", Follow: false, TailLines: 5), _logs.Asked);
    }

    [Fact]
    public async Task A_followed_log_shows_each_line_as_it_comes()
    {
        await using var stream = await _server.Client.CoreV1.ReadNamespacedPodLogAsync("p", "default", follow: true, cancellationToken: Cancelled);
        using var reader = new StreamReader(stream);
        _logs.Write("first");
        Assert.Equal("first", await reader.ReadLineAsync(Cancelled));
        _logs.Write("second");
        Assert.Equal("second", await reader.ReadLineAsync(Cancelled));
        _logs.End();
        Assert.Null(await reader.ReadLineAsync(Cancelled));
    }

    [Fact]
    public async Task A_pod_without_a_log_says_why()
    {
        _logs.End(new PodLogUnavailableException("container \"app\" in pod \"p\" is waiting to start: ErrImagePull"));
        using var answer = await _server.Http.GetAsync("api/v1/namespaces/default/pods/p/log", Cancelled);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("is waiting to start: ErrImagePull", await answer.Content.ReadAsStringAsync(Cancelled), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_pod_is_not_found()
    {
        using var answer = await _server.Http.GetAsync("api/v1/namespaces/default/pods/nosuch/log", Cancelled);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private sealed class ChannelLogs : IPodLogSource
    {
        private readonly Channel<string> _lines = Channel.CreateUnbounded<string>();

        public PodLogRequest? Asked { get; private set; }

        public void Write(params string[] lines)
        {
            foreach (var line in lines)
            {
                Assert.True(_lines.Writer.TryWrite(line));
            }
        }

        public void End(Exception? failure = null) => _lines.Writer.Complete(failure);

        public async IAsyncEnumerable<string> ReadLinesAsync(PodLogRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            Asked = request;
            await foreach (var line in _lines.Reader.ReadAllAsync(cancellationToken))
            {
                yield return line;
            }
        }
    }
}
