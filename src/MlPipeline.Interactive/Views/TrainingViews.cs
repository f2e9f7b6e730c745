using System.Globalization;
using MlPipeline.Contracts.Engines;
using MlPipeline.KubeDirector.Training;

namespace MlPipeline.Interactive.Views;

/// <summary>What training jobs look like.</summary>
internal static class TrainingViews
{
    private const int LinesWhileRunning = 12;
    private const int LinesAtTheEnd = 60;

    public static View Show(IReadOnlyList<TrainingJob> jobs) =>
        View.Of(new Table("Training jobs, oldest first", ["Job", "Name", "User", "Status", "Submitted", "Took", "Metrics"], [.. jobs.Select(Row)]));

    public static View Show(TrainingJob job) => Show(job, []);

    /// <summary>A job that has ended, or that was only looked at.</summary>
    /// <param name="job">The job.</param>
    /// <param name="output">What it wrote; only the last lines are shown.</param>
    public static View Show(TrainingJob job, IReadOnlyList<string> output) => new(
        Title(job),
        [.. Failure(job), .. Metrics(job.Metrics), .. Progress(job), new FieldList([.. Facts(job)]), .. Output(output, LinesAtTheEnd)],
        Words.JobState(job.Status));

    /// <summary>A job while it runs.</summary>
    public static View Running(TrainingJob job, double? share, string text, IReadOnlyDictionary<string, double> metrics, IReadOnlyList<string> output) => new(
        Title(job),
        [new ProgressLine(share, text), .. Metrics(metrics), .. Output(output, LinesWhileRunning)],
        Words.JobState(job.Status));

    public static View Log(long id, string output) => new($"Output of job {id}", [new TextLines("", output.TrimEnd().Split('\n'))]);

    private static string Title(TrainingJob job) => job.Name.Length > 0 ? $"Training job {job.Id} · {job.Name}" : $"Training job {job.Id}";

    // A job that was only looked at while it runs.
    private static IEnumerable<Block> Progress(TrainingJob job) =>
        job is { Status: JobStatus.Running, Progress: { } share } ? [new ProgressLine(share, job.ProgressText)] : [];

    private static IEnumerable<Field> Facts(TrainingJob job)
    {
        yield return new Field("Cluster", job.Cluster);
        if (job.User.Length > 0)
        {
            yield return new Field("User", job.User);
        }

        if (job.Parameters.Count > 0)
        {
            yield return new Field("Parameters", Words.List(job.Parameters.Select(parameter => $"{parameter.Key}={parameter.Value}")));
        }

        if (job.Submitted is not null)
        {
            yield return new Field("Submitted", Words.Time(job.Submitted));
        }

        if (job.Duration is { } duration)
        {
            yield return new Field("Took", Words.Duration(duration));
        }

        if (job.Pod.Length > 0)
        {
            yield return new Field("Pod", job.Pod);
        }

        foreach (var artifact in job.Artifacts)
        {
            yield return new Field("Made", artifact);
        }
    }

    private static IEnumerable<Block> Metrics(IReadOnlyDictionary<string, double> metrics) => metrics.Count == 0
        ? []
        : [new Figures("Metrics", [.. metrics.Select(metric => new Figure(metric.Key, Words.Number(metric.Value)))])];

    private static IEnumerable<Block> Output(IReadOnlyList<string> output, int most)
    {
        if (output.Count > most)
        {
            yield return new TextLines($"Output, last {most} of {output.Count} lines", [.. output.TakeLast(most)]);
        }
        else if (output.Count > 0)
        {
            yield return new TextLines("Output", output);
        }
    }

    private static IEnumerable<Block> Failure(TrainingJob job) => job.Error is { } error ? [new Paragraph(error, Tone.Bad)] : [];

    private static IReadOnlyList<Cell> Row(TrainingJob job) =>
    [
        new Cell(job.Id.ToString(CultureInfo.InvariantCulture), Numeric: true),
        job.Name,
        job.User,
        Words.JobState(job.Status),
        Words.TimeCell(job.Submitted),
        Words.Duration(job.Duration),
        Words.List(job.Metrics.Select(metric => $"{metric.Key} {Words.Number(metric.Value)}"), none: ""),
    ];
}
