using System.Globalization;
using MlPipeline.Contracts.Engines;
using MlPipeline.KubeDirector.Clusters;
using MlPipeline.KubeDirector.Pipelines;
using MlPipeline.KubeDirector.Resources;

namespace MlPipeline.Interactive.Views;

/// <summary>How numbers, times and states are written for the reader.</summary>
internal static class Words
{
    public static string Number(double value) =>
        value.ToString(Math.Abs(value) >= 1000 ? "#,0.#" : "0.####", CultureInfo.InvariantCulture);

    public static string Count(long value) => value.ToString("#,0", CultureInfo.InvariantCulture);

    /// <summary>A count in a table.</summary>
    public static Cell CountCell(long value) => new(Count(value), Numeric: true);

    /// <summary>A port in a table; it is a number without separators.</summary>
    public static Cell PortCell(int? port) => new(port?.ToString(CultureInfo.InvariantCulture) ?? "", Numeric: true);

    public static string Time(DateTimeOffset? time) =>
        time?.ToLocalTime().ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) ?? "";

    /// <summary>A time in a table.</summary>
    public static Cell TimeCell(DateTimeOffset? time) => new(Time(time), Whole: true);

    public static string Duration(TimeSpan? span) => span switch
    {
        null => "",
        { TotalSeconds: < 1 } short_ => $"{short_.TotalMilliseconds.ToString("0.#", CultureInfo.InvariantCulture)} ms",
        { TotalMinutes: < 2 } seconds => $"{seconds.TotalSeconds.ToString("0.#", CultureInfo.InvariantCulture)} s",
        { } long_ => $"{((int)long_.TotalMinutes).ToString(CultureInfo.InvariantCulture)} min {long_.Seconds} s",
    };

    /// <summary>A span as a clock shows it: minutes and seconds, with hours where there are any.</summary>
    public static string Clock(TimeSpan span)
    {
        var whole = TimeSpan.FromSeconds(Math.Round(Math.Abs(span.TotalSeconds)));
        var (sign, hours) = (span < TimeSpan.Zero && whole > TimeSpan.Zero ? "-" : "", (long)whole.TotalHours);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{sign}{(hours > 0 ? $"{hours}:{whole.Minutes:00}:{whole.Seconds:00} hours" : $"{whole.Minutes}:{whole.Seconds:00} minutes")}");
    }

    /// <summary>A share of 0 to 1.</summary>
    public static string Percent(double share) => Math.Clamp(share, 0, 1).ToString("0.# %", CultureInfo.InvariantCulture);

    public static string Kilometres(double kilometres) =>
        kilometres.ToString(kilometres >= 100 ? "#,0 'km'" : "0.# 'km'", CultureInfo.InvariantCulture);

    public static string OrNone(string text) => text.Length > 0 ? text : "none";

    public static string List(IEnumerable<string> values, string none = "none") => string.Join(", ", values) is { Length: > 0 } list ? list : none;

    /// <summary>The state of a kdcluster: a member's failure shows, whatever the operator calls the whole.</summary>
    public static Cell ClusterState(KdClusterInfo cluster) => cluster switch
    {
        { HasConfigErrors: true } => new Cell("config error", Tone.Bad, Whole: true),
        { State: "" } => new Cell("new", Tone.Busy),
        { State: ClusterStates.Configured, IsConfigured: true } => new Cell(cluster.State, Tone.Good),
        _ => new Cell(cluster.State, Tone.Busy),
    };

    public static Cell MemberState(MemberInfo member) => member.State switch
    {
        MemberStates.Configured => new Cell(member.State, Tone.Good),
        MemberStates.ConfigError => new Cell(member.State, Tone.Bad),
        _ => new Cell(member.State, member.Problem is null ? Tone.Busy : Tone.Bad),
    };

    public static Cell JobState(string status) => new(status, status switch
    {
        JobStatus.Finished => Tone.Good,
        JobStatus.Queued or JobStatus.Running => Tone.Busy,
        _ => Tone.Bad,
    });

    /// <summary>The state of a part of the pipeline.</summary>
    public static Cell PipelineState(PipelineStatus status) => status switch
    {
        PipelineStatus.Ready => new Cell("ready", Tone.Good),
        PipelineStatus.Pending => new Cell("on its way", Tone.Busy),
        PipelineStatus.Failed => new Cell("failed", Tone.Bad),
        _ => new Cell("not made yet"),
    };

    /// <summary>What a part of the pipeline is called.</summary>
    public static string Component(PipelineComponentKind kind) => kind switch
    {
        PipelineComponentKind.Operator => "Operator",
        PipelineComponentKind.TrainingCluster => "Training cluster",
        PipelineComponentKind.NotebookCluster => "Notebook cluster",
        PipelineComponentKind.Repository => "Central repository",
        PipelineComponentKind.ModelRegistry => "Model registry",
        _ => "Deployment engine",
    };

    public static Cell Link(Uri? url) => url is null ? "" : new Cell(url.AbsoluteUri, Link: url);
}
