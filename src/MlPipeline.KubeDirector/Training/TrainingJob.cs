using MlPipeline.Contracts.Engines;

namespace MlPipeline.KubeDirector.Training;

/// <summary>A training job as its engine's history has it.</summary>
public sealed record TrainingJob
{
    /// <summary>The training kdcluster.</summary>
    public required string Cluster { get; init; }

    /// <summary>Number of the job in that kdcluster's history.</summary>
    public required long Id { get; init; }

    /// <summary>What its user calls it, or empty.</summary>
    public required string Name { get; init; }

    /// <summary>Who submitted it.</summary>
    public required string User { get; init; }

    /// <summary><c>Queued</c>, <c>Running</c>, <c>Finished</c>, <c>Failed</c>, <c>Cancelled</c> or <c>Interrupted</c>.</summary>
    public required string Status { get; init; }

    /// <summary>When it was submitted.</summary>
    public DateTimeOffset? Submitted { get; init; }

    /// <summary>When it began to run.</summary>
    public DateTimeOffset? Started { get; init; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? Finished { get; init; }

    /// <summary>Share of the work done, 0 to 1, where its code tells.</summary>
    public double? Progress { get; init; }

    /// <summary>What its code says it is doing, or empty.</summary>
    public string ProgressText { get; init; } = "";

    /// <summary>Values its code could read.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>();

    /// <summary>Numbers its code reported.</summary>
    public IReadOnlyDictionary<string, double> Metrics { get; init; } = new Dictionary<string, double>();

    /// <summary>Files its code reported, as containers see them.</summary>
    public IReadOnlyList<string> Artifacts { get; init; } = [];

    /// <summary>Pod that ran it.</summary>
    public string Pod { get; init; } = "";

    /// <summary>Address of its history record, <c>host:port/history/id</c>.</summary>
    public string HistoryUrl { get; init; } = "";

    /// <summary>Why it failed, or null.</summary>
    public string? Error { get; init; }

    /// <summary>Whether it will never change again.</summary>
    public bool IsFinal => JobStatus.IsFinal(Status);

    /// <summary>How long it ran, or null before its end.</summary>
    public TimeSpan? Duration => Finished - Started;

    internal static TrainingJob From(string cluster, EngineRecord record) => new()
    {
        Cluster = cluster,
        Id = record.Id,
        Name = record.Name ?? "",
        User = record.User ?? "",
        Status = record.Status,
        Submitted = record.Submitted,
        Started = record.Started,
        Finished = record.Finished,
        Progress = record.Progress,
        ProgressText = record.ProgressText ?? "",
        Parameters = record.Parameters ?? new Dictionary<string, string>(),
        Metrics = record.Metrics ?? new Dictionary<string, double>(),
        Artifacts = record.Artifacts ?? [],
        Pod = record.Node,
        HistoryUrl = record.RequestUrl,
        Error = record.Error,
    };
}
