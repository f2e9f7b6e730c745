using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using MlPipeline.Benchmarks.Engines;
using MlPipeline.Benchmarks.Kernels;
using MlPipeline.Benchmarks.Labs;
using MlPipeline.Benchmarks.Measuring;
using MlPipeline.Contracts.Engines;
using MlPipeline.Contracts.KubeDirector;
using MlPipeline.Contracts.Repository;
using MlPipeline.Learning;

namespace MlPipeline.Benchmarks.Predicting;

/// <summary>One deployment engine behind its load balancer, beside its peers.</summary>
/// <param name="Engine">Requests a second, with the scoring script.</param>
/// <param name="Echo">Requests a second of a bare echo behind the same load balancer.</param>
/// <param name="Flask">Requests a second of the Python service, or NaN.</param>
/// <param name="FlaskProcess">The same with a process for each request, or NaN.</param>
/// <param name="P99">Milliseconds within which 99 of 100 requests are answered at half of what the engine can take.</param>
/// <param name="EchoP99">The same of the echo, at the same rate.</param>
/// <param name="Workshop">Batches of the workshop's model, a hundred trees of four leaves.</param>
/// <param name="Default">Batches of what the default trainer makes, three hundred trees of thirty-one leaves.</param>
internal sealed record PredictRound(double Engine, double Echo, double Flask, double FlaskProcess, double P99, double EchoP99, BatchSpeed Workshop, BatchSpeed Default)
{
    private const int Clients = 16;
    private const int BatchRows = 10_000;
    private const string ModelFile = TenantShare.Repository + "/taxi.model";
    private const string LargeModelFile = TenantShare.Repository + "/large.model";
    private const string ScriptFile = TenantShare.Repository + "/taxi.csx";
    private const string Script = "var seconds = Model.Predict(Arguments);\nreturn Answer(seconds, \"seconds\", $\"The ride duration prediction is {seconds:F0} seconds.\\n\");";

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(8);

    public static async Task<PredictRound> MeasureAsync(PythonService? python, CancellationToken cancellationToken)
    {
        using var share = new TemporaryFolder();
        var model = Save(share.Path, ModelFile, new BoostedTreesTrainer { Rounds = 100, MaxDepth = 2 }.Train(new TripGenerator().Generate(5000), cancellation: cancellationToken));
        var large = Save(share.Path, LargeModelFile, new LightGbmTrainer().Train(new TripGenerator().Generate(20_000), cancellation: cancellationToken));
        await File.WriteAllTextAsync(Path.Combine(share.Path, Path.GetRelativePath(TenantShare.MountPath, ScriptFile)), Script, cancellationToken);
        using var endpoints = new TemporaryFolder();
        var echoPort = FreePorts.Take(1)[0];
        var names = Path.Combine(endpoints.Path, "endpoints.json");
        using var member = await EngineMember.StartAsync(
            EngineNames.DeploymentEngine,
            "rest-0",
            EngineMetadata.Of(EngineServices.RestServerRole, 2, ["rest-0"], [EngineMetadata.Model("taxi", "1", ModelFile, ScriptFile), EngineMetadata.Model("large", "1", LargeModelFile, "")]),
            share.Path,
            endpoints: null,
            cancellationToken);
        await File.WriteAllTextAsync(
            names,
            JsonSerializer.Serialize(new Dictionary<string, string>
            {
                [$"rest-0:{EngineServices.RestServerPort}"] = member.Address(EngineServices.RestServerPort).Authority,
                [$"echo-0:{EngineServices.RestServerPort}"] = $"127.0.0.1:{echoPort}",
            }),
            cancellationToken);
        using var balancer = await BalancerAsync("rest-0", names, cancellationToken);
        using var echoBalancer = await BalancerAsync("echo-0", names, cancellationToken);
        using var echo = Process.Start(Environment.ProcessPath!, [.. OwnProgram.Words(), EchoServer.Verb, $"{echoPort}"]);
        try
        {
            using var client = balancer.Client(EngineServices.LoadBalancerPort, EngineMetadata.Token);
            using var echoClient = echoBalancer.Client(EngineServices.LoadBalancerPort, EngineMetadata.Token);
            await EventuallyAsync(echoClient, cancellationToken);
            var engine = await ThroughputAsync(client, "taxi", cancellationToken);
            await LoadGenerator.PaceAsync(engine / 2, WarmUp, _ => PostAsync(client, "taxi", Single(model), cancellationToken));
            var paced = await LoadGenerator.PaceAsync(engine / 2, Duration, _ => PostAsync(client, "taxi", Single(model), cancellationToken));
            var echoed = await ThroughputAsync(echoClient, "taxi", cancellationToken);
            var echoPaced = await LoadGenerator.PaceAsync(engine / 2, Duration, _ => PostAsync(echoClient, "taxi", Single(model), cancellationToken));
            var flask = python is null ? double.NaN : await ThroughputAsync(python.Client, "taxi", cancellationToken);
            var process = python is null ? double.NaN : await LoadGenerator.SaturateAsync(2, Duration, () => PostAsync(python.Client, "process", Single(model), cancellationToken));
            return new PredictRound(
                engine,
                echoed,
                flask,
                process,
                LoadGenerator.Percentile(paced, 0.99),
                LoadGenerator.Percentile(echoPaced, 0.99),
                await BatchAsync(client, "taxi", model, cancellationToken),
                await BatchAsync(client, "large", large, cancellationToken));
        }
        finally
        {
            echo.Kill();
        }
    }

    private static TripDurationModel Save(string share, string path, TripDurationModel model)
    {
        model.Save(Path.Combine(share, Path.GetRelativePath(TenantShare.MountPath, path)));
        return model;
    }

    private static Task<EngineMember> BalancerAsync(string member, string endpoints, CancellationToken cancellationToken) => EngineMember.StartAsync(
        EngineNames.LoadBalancer, "lb-0", EngineMetadata.Of(EngineServices.LoadBalancerRole, 2, [member]), share: null, endpoints, cancellationToken);

    private static async Task<double> ThroughputAsync(HttpClient client, string model, CancellationToken cancellationToken)
    {
        var body = Single(FeatureSchema.Workshop.Names);
        await LoadGenerator.SaturateAsync(Clients, WarmUp, () => PostAsync(client, model, body, cancellationToken));
        return await LoadGenerator.SaturateAsync(Clients, Duration, () => PostAsync(client, model, body, cancellationToken));
    }

    private static async Task<BatchSpeed> BatchAsync(HttpClient client, string name, TripDurationModel model, CancellationToken cancellationToken)
    {
        var rides = Enumerable.Range(0, BatchRows).Select(row => Ride(model.Schema.Names, row)).ToList();
        var body = JsonSerializer.SerializeToUtf8Bytes(new { scoring_args = rides, use_scoring = false });
        var (batches, directs) = (new List<double>(), new List<double>());
        for (var repetition = 0; repetition < 12; repetition++)
        {
            batches.Add(await SecondsAsync(() => PostAsync(client, name, body, cancellationToken)));
            directs.Add(await SecondsAsync(() => Task.FromResult(model.Predict(rides))));
        }

        return new BatchSpeed(BatchRows / batches.Skip(2).Order().ElementAt(5), BatchRows / directs.Skip(2).Order().ElementAt(5));
    }

    private static async Task<double> SecondsAsync(Func<Task> action)
    {
        var start = Stopwatch.GetTimestamp();
        await action();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static byte[] Single(TripDurationModel model) => Single(model.Schema.Names);

    private static byte[] Single(IReadOnlyList<string> names) => JsonSerializer.SerializeToUtf8Bytes(new { use_scoring = true, scoring_args = Ride(names, 8) });

    private static Dictionary<string, double> Ride(IReadOnlyList<string> names, int number) =>
        names.Select((name, place) => (name, value: (number % 17 * 0.5) + place)).ToDictionary(entry => entry.name, entry => entry.value);

    private static async Task PostAsync(HttpClient client, string model, byte[] body, CancellationToken cancellationToken)
    {
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var answer = await client.PostAsync(new Uri($"/{model}/1/predict", UriKind.Relative), content, cancellationToken);
        answer.EnsureSuccessStatusCode();
        await answer.Content.LoadIntoBufferAsync(cancellationToken);
    }

    private static async Task EventuallyAsync(HttpClient client, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (await timer.WaitForNextTickAsync(cancellationToken))
        {
            using var content = new StringContent("{}", Encoding.UTF8, "application/json");
            using var answer = await client.PostAsync(new Uri("/", UriKind.Relative), content, cancellationToken);
            if (answer.IsSuccessStatusCode)
            {
                return;
            }
        }
    }
}
