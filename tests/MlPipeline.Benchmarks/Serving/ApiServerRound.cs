using System.Diagnostics;
using System.Globalization;
using k8s;
using k8s.Models;
using MlPipeline.Benchmarks.Measuring;

namespace MlPipeline.Benchmarks.Serving;

/// <summary>One round of requests in a namespace of its own.</summary>
internal sealed record ApiServerRound
{
    private const int Clients = 16;
    private const int Objects = 2000;
    private const int Watchers = 200;
    private const int Changes = 50;

    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(3);

    public double CreatesPerSecond { get; private set; }

    public double UpdatesPerSecond { get; private set; }

    public double GetsPerSecond { get; private set; }

    public double GetMedian { get; private set; }

    public double GetP99 { get; private set; }

    public double ParallelGetsPerSecond { get; private set; }

    public double List1000 { get; private set; }

    public double List2000 { get; private set; }

    public double EventsPerSecond { get; private set; }

    public double? ResidentMebibytes { get; private set; }

    public static async Task<ApiServerRound> MeasureAsync(MeasuredServer server, CancellationToken cancellationToken)
    {
        var core = server.Client.CoreV1;
        var space = (await core.CreateNamespaceAsync(
            new V1Namespace { Metadata = new V1ObjectMeta { GenerateName = "benchmark-" } }, cancellationToken: cancellationToken)).Metadata.Name;
        try
        {
            var round = new ApiServerRound();
            await round.WriteAsync(core, space, cancellationToken);
            await round.ReadAsync(core, space, cancellationToken);
            await round.WatchAsync(core, space, cancellationToken);
            round.ResidentMebibytes = server.ResidentMebibytes();
            return round;
        }
        finally
        {
            await core.DeleteNamespaceAsync(space, cancellationToken: CancellationToken.None);
        }
    }

    private async Task WriteAsync(ICoreV1Operations core, string space, CancellationToken cancellationToken)
    {
        await core.CreateNamespacedConfigMapAsync(Map(Objects, 0), space, cancellationToken: cancellationToken);
        CreatesPerSecond = await ForAllAsync(number => core.CreateNamespacedConfigMapAsync(Map(number, 0), space, cancellationToken: cancellationToken));
        UpdatesPerSecond = await ForAllAsync(number =>
            core.ReplaceNamespacedConfigMapAsync(Map(number, 1), Name(number), space, cancellationToken: cancellationToken));
    }

    private async Task ReadAsync(ICoreV1Operations core, string space, CancellationToken cancellationToken)
    {
        var latencies = new List<double>();
        GetsPerSecond = await LoadGenerator.SaturateAsync(1, Duration, async () =>
        {
            var start = Stopwatch.GetTimestamp();
            await core.ReadNamespacedConfigMapAsync(Name(7), space, cancellationToken: cancellationToken);
            latencies.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        });
        latencies.Sort();
        (GetMedian, GetP99) = (LoadGenerator.Percentile(latencies, 0.5), LoadGenerator.Percentile(latencies, 0.99));
        ParallelGetsPerSecond = await LoadGenerator.SaturateAsync(
            Clients, Duration, () => core.ReadNamespacedConfigMapAsync(Name(7), space, cancellationToken: cancellationToken));
        List1000 = await ListAsync(core, space, 1000, cancellationToken);
        List2000 = await ListAsync(core, space, Objects, cancellationToken);
    }

    /// <summary>Milliseconds of a list; the third, when both sides are warm.</summary>
    private static async Task<double> ListAsync(ICoreV1Operations core, string space, int limit, CancellationToken cancellationToken)
    {
        var elapsed = 0.0;
        for (var time = 0; time < 3; time++)
        {
            var start = Stopwatch.GetTimestamp();
            await core.ListNamespacedConfigMapAsync(space, limit: limit, cancellationToken: cancellationToken);
            elapsed = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }

        return elapsed;
    }

    private async Task WatchAsync(ICoreV1Operations core, string space, CancellationToken cancellationToken)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var list = await core.ListNamespacedConfigMapAsync(space, limit: 1, cancellationToken: cancellationToken);
        var watchers = Enumerable.Range(0, Watchers)
            .Select(_ => CountAsync(core, space, list.Metadata.ResourceVersion, end.Token))
            .ToList();
        var start = Stopwatch.GetTimestamp();
        for (var change = 0; change < Changes; change++)
        {
            await core.ReplaceNamespacedConfigMapAsync(Map(7, change + 2), Name(7), space, cancellationToken: cancellationToken);
        }

        await Task.WhenAll(watchers);
        EventsPerSecond = Watchers * Changes / Stopwatch.GetElapsedTime(start).TotalSeconds;
        await end.CancelAsync();
    }

    private static async Task CountAsync(ICoreV1Operations core, string space, string revision, CancellationToken cancellationToken)
    {
        var seen = 0;
        await foreach (var _ in core.WatchListNamespacedConfigMapAsync(space, resourceVersion: revision, cancellationToken: cancellationToken))
        {
            if (++seen == Changes)
            {
                return;
            }
        }
    }

    private static async Task<double> ForAllAsync(Func<int, Task> request)
    {
        var next = -1;
        var start = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, Clients).Select(_ => Task.Run(async () =>
        {
            for (var number = Interlocked.Increment(ref next); number < Objects; number = Interlocked.Increment(ref next))
            {
                await request(number);
            }
        })));
        return Objects / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static string Name(int number) => string.Create(CultureInfo.InvariantCulture, $"map-{number}");

    private static V1ConfigMap Map(int number, int version) => new()
    {
        Metadata = new V1ObjectMeta { Name = Name(number) },
        Data = new Dictionary<string, string>
        {
            ["version"] = version.ToString(CultureInfo.InvariantCulture),
            ["filling"] = new string('x', 350),
        },
    };
}
