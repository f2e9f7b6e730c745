using System.Diagnostics;
using System.Net.Http.Json;
using MlPipeline.Benchmarks.Engines;
using MlPipeline.Benchmarks.Labs;
using MlPipeline.Contracts.Engines;
using MlPipeline.Contracts.KubeDirector;

namespace MlPipeline.Benchmarks.Training;

/// <summary>A queue that many users fill at once, worked off by two members.</summary>
/// <param name="Seconds">From the first submission to the last end.</param>
/// <param name="LargestLead">By how many begun jobs one user was ever ahead of another who had jobs waiting.</param>
/// <param name="SmallestShare">Jobs of the member that ran the fewer ones.</param>
internal sealed record QueueRound(double Seconds, int LargestLead, int SmallestShare)
{
    private const int Users = 8;
    private const int JobsPerUser = 6;

    public static async Task<QueueRound> MeasureAsync(CancellationToken cancellationToken)
    {
        using var share = new TemporaryFolder();
        using var first = await StartAsync("rest-0", share.Path, cancellationToken);
        using var second = await StartAsync("rest-1", share.Path, cancellationToken);
        using var client = first.Client(EngineServices.RestServerPort, EngineMetadata.Token);
        var start = Stopwatch.GetTimestamp();

        // One user after the other: whoever came last would wait for all others in a queue that is not fair.
        var code = "var sum = 0.0; for (var i = 0; i < 20_000_000; i++) sum += Math.Sqrt(i); Metric(\"sum\", sum);";
        var jobs = Enumerable.Range(0, Users).SelectMany(user => Enumerable.Repeat($"user{user}", JobsPerUser)).ToList();
        await Task.WhenAll(jobs.Select(user => TrainingRound.RunAsync(client, code, cancellationToken, user)));
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        var records = await client.GetFromJsonAsync(new Uri("/history", UriKind.Relative), EngineJson.Default.IReadOnlyListEngineRecord, cancellationToken);
        return new QueueRound(seconds, LeadOf(records!), records!.CountBy(record => record.Node).Min(node => node.Value));
    }

    private static Task<EngineMember> StartAsync(string name, string share, CancellationToken cancellationToken) => EngineMember.StartAsync(
        EngineNames.TrainingEngine, name, EngineMetadata.Of(EngineServices.RestServerRole, 2, ["rest-0", "rest-1"]), share, endpoints: null, cancellationToken);

    private static int LeadOf(IReadOnlyList<EngineRecord> records)
    {
        var begun = records.Select(record => record.User!).Distinct().ToDictionary(user => user, _ => 0);
        var lead = 0;
        foreach (var record in records.Where(record => record.Submitted is not null).OrderBy(record => record.Started))
        {
            begun[record.User!]++;
            var waiting = begun.Where(user => records.Any(other => other.User == user.Key && other.Submitted < record.Started && other.Started > record.Started));
            lead = Math.Max(lead, waiting.Select(user => begun[record.User!] - user.Value).DefaultIfEmpty().Max());
        }

        return lead;
    }
}
