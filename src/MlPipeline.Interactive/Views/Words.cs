using System.Globalization;
using MlPipeline.Contracts.Engines;
using MlPipeline.KubeDirector.Clusters;
using MlPipeline.KubeDirector.Resources;

namespace MlPipeline.Interactive.Views;

/// <summary>How numbers, times and states are written for the reader.</summary>
internal static class Words
{
    public static string Number(double value) =>
        value.ToString(Math.Abs(value) >= 1000 ? "#,0.#" : "0.####", CultureInfo.InvariantCulture);

    public static string Time(DateTimeOffset? time) =>
        time?.ToLocalTime().ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) ?? "";

    public static string Duration(TimeSpan? span) => span switch
    {
        null => "",
        { TotalSeconds: < 1 } short_ => $"{short_.TotalMilliseconds.ToString("0.#", CultureInfo.InvariantCulture)} ms",
        { TotalMinutes: < 2 } seconds => $"{seconds.TotalSeconds.ToString("0.#", CultureInfo.InvariantCulture)} s",
        { } long_ => $"{((int)long_.TotalMinutes).ToString(CultureInfo.InvariantCulture)} min {long_.Seconds} s",
    };

    public static string List(IEnumerable<string> values, string none = "none") => string.Join(", ", values) is { Length: > 0 } list ? list : none;

    /// <summary>The state of a kdcluster: a member's failure shows, whatever the operator calls the whole.</summary>
    public static Cell ClusterState(KdClusterInfo cluster) => cluster switch
    {
        { HasConfigErrors: true } => new Cell("config error", Tone.Bad),
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

    public static Cell Link(Uri? url) => url is null ? "" : new Cell(url.AbsoluteUri, Link: url);
}
