using System.Diagnostics;
using System.Net.Http.Json;
using MlPipeline.Benchmarks.Engines;
using MlPipeline.Benchmarks.Labs;
using MlPipeline.Contracts.Engines;
using MlPipeline.Contracts.KubeDirector;
using MlPipeline.Contracts.Repository;
using MlPipeline.Learning;

namespace MlPipeline.Benchmarks.Training;

/// <summary>One training engine from its start to its end.</summary>
/// <param name="Direct">The training as a call, in a process that has done it before.</param>
/// <param name="Cold">The first job of the engine, from its submission to its end.</param>
/// <param name="Warm">A later job with code that was not seen before.</param>
/// <param name="Kept">A later job with code that was.</param>
internal sealed record TrainingRound(double Direct, double Cold, double Warm, double Kept)
{
    private const int Trips = 30_000;
    private const int Repetitions = 5;

    public static async Task<TrainingRound> MeasureAsync(CancellationToken cancellationToken)
    {
        using var share = new TemporaryFolder();
        var trips = Path.Combine(share.Path, Path.GetRelativePath(TenantShare.MountPath, TenantShare.TripsFile));
        Directory.CreateDirectory(Path.GetDirectoryName(trips)!);
        new TripGenerator().Write(trips, Trips, cancellation: cancellationToken);
        var direct = MedianOf([.. Enumerable.Range(0, Repetitions).Select(_ => TimeOf(() => TrainingCode.Call(trips, Path.Combine(share.Path, "direct.model"))))]);
        using var engine = await EngineMember.StartAsync(
            EngineNames.TrainingEngine, "rest-0", EngineMetadata.Of(EngineServices.RestServerRole, 2, ["rest-0"]), share.Path, endpoints: null, cancellationToken);
        using var client = engine.Client(EngineServices.RestServerPort, EngineMetadata.Token);
        var known = TrainingCode.New();
        var cold = await RunAsync(client, known, cancellationToken);
        var (warm, kept) = (new List<double>(), new List<double>());
        for (var repetition = 0; repetition < Repetitions; repetition++)
        {
            await RestAsync(cancellationToken);
            warm.Add(await RunAsync(client, TrainingCode.New(), cancellationToken));
            await RestAsync(cancellationToken);
            kept.Add(await RunAsync(client, known, cancellationToken));
        }

        return new TrainingRound(direct, cold, MedianOf(warm), MedianOf(kept));
    }

    /// <summary>Submits a job and waits for the end of its events, as <c>#!kd-train</c> does; milliseconds.</summary>
    public static async Task<double> RunAsync(HttpClient client, string code, CancellationToken cancellationToken, string user = "student1")
    {
        var start = Stopwatch.GetTimestamp();
        var request = new TrainRequest(code, "benchmark", user);
        using var answer = await client.PostAsJsonAsync(new Uri("/train", UriKind.Relative), request, EngineJson.Default.TrainRequest, cancellationToken);
        answer.EnsureSuccessStatusCode();
        var record = (await answer.Content.ReadFromJsonAsync(EngineJson.Default.EngineRecord, cancellationToken))!;
        var events = await client.GetStringAsync(new Uri($"/events/{record.Id}", UriKind.Relative), cancellationToken);
        return events.Contains($"\"{JobStatus.Finished}\"", StringComparison.Ordinal)
            ? Stopwatch.GetElapsedTime(start).TotalMilliseconds
            : throw new InvalidOperationException($"The job did not finish:\n{events}");
    }

    /// <summary>The time somebody takes between two jobs, in which the next process gets ready.</summary>
    private static Task RestAsync(CancellationToken cancellationToken) => Task.Delay(TimeSpan.FromSeconds(5), cancellationToken);

    private static double TimeOf(Action action)
    {
        var start = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static double MedianOf(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
