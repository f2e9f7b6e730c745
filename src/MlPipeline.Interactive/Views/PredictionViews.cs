using MlPipeline.Contracts.Engines;
using MlPipeline.Interactive.Charts;
using MlPipeline.Interactive.Views.Maps;
using MlPipeline.Interactive.Views.Pictures;
using MlPipeline.KubeDirector.Predictions;

namespace MlPipeline.Interactive.Views;

/// <summary>What predictions look like.</summary>
internal static class PredictionViews
{
    private const int MostRows = 50;

    // A picture of fewer says less than the numbers beside it.
    private const int FewestForHistogram = 10;

    public static View Show(Prediction prediction) => new(
        "Prediction",
        [
            Answer(prediction),
            .. Sentence(prediction),
            .. Route.Of(prediction.Arguments) is { } route ? new Block[] { new RoutePicture(route) } : [],
            Source(prediction.Model, prediction.ModelVersion, prediction.Latency, prediction.Pod),
        ]);

    public static View Show(PredictionBatch batch) => new(
        $"{Words.Count(batch.Values.Count)} predictions",
        [
            Source(batch.Model, batch.ModelVersion, batch.Latency, batch.Pod),
            new Table(
                batch.Values.Count > MostRows ? $"Answers, the first {MostRows} of {Words.Count(batch.Values.Count)}" : "Answers",
                ["Row", "Value", "Unit"],
                [.. batch.Values.Take(MostRows).Select(Row)]),
        ]);

    public static View Show(PredictionRun run) => new(
        $"{Words.Count(run.Answered + run.Failed)} requests to model {run.Last.Model}",
        [
            new Figures("Latency", [.. Latencies(run)]),
            .. Histogram(run),
            .. AnsweredBy(run),
            new FieldList(
            [
                new("Answered", Words.Count(run.Answered)),
                new("Not answered", new Cell(Words.Count(run.Failed), run.Failed > 0 ? Tone.Bad : Tone.Plain)),
                new("Took", Words.Duration(run.Elapsed)),
                new("Last answer", $"{Answer(run.Last).Main} from {run.Last.Pod}"),
            ]),
        ],
        run.Failed > 0 ? new Cell($"{Words.Count(run.Failed)} not answered", Tone.Bad) : new Cell("all answered", Tone.Good));

    private static Headline Answer(Prediction prediction) =>
        new(Words.Number(prediction.Value), prediction.Unit, InMinutes(prediction.Value, prediction.Unit));

    // Long times are read by the clock.
    private static string InMinutes(double value, string unit) =>
        unit is "seconds" or "s" && Math.Abs(value) is >= 60 and < 1e9 ? Words.Clock(TimeSpan.FromSeconds(value)) : "";

    private static IEnumerable<Block> Sentence(Prediction prediction) =>
        prediction.Text.Trim() is { Length: > 0 } text ? [new Paragraph(text)] : [];

    private static FieldList Source(string model, string version, TimeSpan latency, string pod) =>
        new([new("Model", $"{model}, version {version}"), new("Answered in", Words.Duration(latency)), new("Pod", pod)]);

    private static IReadOnlyList<Cell> Row(PredictionValue value, int index) =>
        [Words.CountCell(index + 1), new Cell(Words.Number(value.Value), Numeric: true), value.Unit];

    private static IEnumerable<Figure> Latencies(PredictionRun run)
    {
        if (run.Answered == 0)
        {
            yield break;
        }

        yield return new Figure("p50", Words.Duration(run.Percentile(50)));
        yield return new Figure("p95", Words.Duration(run.Percentile(95)));
        yield return new Figure("p99", Words.Duration(run.Percentile(99)));
        yield return new Figure("mean", Words.Duration(TimeSpan.FromTicks((long)run.Latencies.Average(latency => latency.Ticks))));
        yield return new Figure("min", Words.Duration(run.Latencies.Min()));
        yield return new Figure("max", Words.Duration(run.Latencies.Max()));
        if (run.Elapsed > TimeSpan.Zero)
        {
            yield return new Figure("per second", Words.Number(Math.Round(run.Answered / run.Elapsed.TotalSeconds, 1)));
        }
    }

    private static IEnumerable<Block> Histogram(PredictionRun run) => run.Answered < FewestForHistogram
        ? []
        : [new ChartPicture(Chart.LatencyHistogram([.. run.Latencies.Select(latency => latency.TotalMilliseconds)]) with { ReferenceLines = [.. Marks(run)] })];

    // The numbers stand above the picture.
    private static IEnumerable<ReferenceLine> Marks(PredictionRun run) =>
        new[] { 50, 95, 99 }.Select(percent => new ReferenceLine($"p{percent}", run.Percentile(percent).TotalMilliseconds, Upright: true));

    private static IEnumerable<Block> AnsweredBy(PredictionRun run)
    {
        var total = run.AnsweredBy.Values.Sum();
        return total == 0
            ? []
            : [new SharePicture("Answers by version", [.. run.AnsweredBy.Select(version => Share(version.Key, version.Value, total))])];
    }

    private static Share Share(string version, int answers, int total) =>
        new($"version {version}", (double)answers / total, answers == 1 ? "1 answer" : $"{Words.Count(answers)} answers");
}
