using System.Globalization;
using MlPipeline.KubeDirector.Clusters;
using MlPipeline.KubeDirector.Manifests;

namespace MlPipeline.Interactive.Views;

/// <summary>What kdclusters and their parts look like.</summary>
internal static class ClusterViews
{
    public static View Show(IReadOnlyList<KdClusterInfo> clusters) =>
        View.Of(new Table("Kdclusters of the namespace", ["Name", "Kdapp", "State", "Members", "Connected to"], [.. clusters.Select(ListRow)]));

    public static View Show(KdClusterInfo cluster) => new(
        $"Kdcluster {cluster.Name}",
        [
            new FieldList([new("Kdapp", cluster.App), new("Created", Words.Time(cluster.Created)), new("Connected to", Words.List(Connected(cluster)))]),
            MemberTable(cluster.Members),
            .. Problems(cluster),
            EndpointTable(cluster.Endpoints),
        ],
        Words.ClusterState(cluster));

    /// <summary>A kdcluster on its way to being configured.</summary>
    public static View Waiting(KdClusterInfo cluster, TimeSpan elapsed) => new(
        $"Kdcluster {cluster.Name}",
        [
            new ProgressLine(ConfiguredShare(cluster), $"{cluster.Members.Count(IsConfigured)} of {WantedMembers(cluster)} members configured, {Words.Duration(elapsed)}"),
            MemberTable(cluster.Members),
            .. Problems(cluster),
        ],
        Words.ClusterState(cluster));

    public static View Show(IReadOnlyList<MemberInfo> members) => new("", [MemberTable(members), .. Problems(members)]);

    public static View Show(IReadOnlyList<EndpointInfo> endpoints) => View.Of(EndpointTable(endpoints));

    public static View Show(IReadOnlyList<AttachmentInfo> attachments) =>
        View.Of(new Table("Attachments", ["Name", "Kind", "Type", "State", "Endpoint"], [.. attachments.Select(AttachmentRow)]));

    public static View Show(IReadOnlyList<ClusterEventInfo> events) =>
        View.Of(new Table("Events, oldest first", ["Time", "Type", "Reason", "Message", "Count"], [.. events.Select(EventRow)]));

    public static View Show(IReadOnlyList<MemberLog> logs) => new(
        "Logs",
        [.. logs.Select(log => new TextLines($"{log.Pod} ({log.Role})", log.Lines.Count > 0 ? log.Lines : ["(nothing written yet)"]))]);

    public static View Show(IReadOnlyList<ApplyResult> results) =>
        View.Of(new Table("Applied", ["Name", "Kind", "Namespace", "Outcome"], [.. results.Select(ApplyRow)]));

    public static View Show(ApplyResult result) => Show([result]);

    private static bool IsConfigured(MemberInfo member) => Words.MemberState(member).Tone == Tone.Good;

    private static int WantedMembers(KdClusterInfo cluster) => cluster.Roles.Sum(role => role.WantedMembers);

    private static double ConfiguredShare(KdClusterInfo cluster) =>
        WantedMembers(cluster) is > 0 and var wanted ? (double)cluster.Members.Count(IsConfigured) / wanted : 1;

    private static IEnumerable<string> Connected(KdClusterInfo cluster) =>
        cluster.Connections.Clusters.Concat(cluster.Connections.ConfigMaps).Concat(cluster.Connections.Secrets);

    private static IEnumerable<Block> Problems(KdClusterInfo cluster) => Problems(cluster.Members);

    private static IEnumerable<Block> Problems(IEnumerable<MemberInfo> members) =>
        members.Where(member => member.Problem is not null).Select(member => new Paragraph($"{member.Pod}: {member.Problem}", Tone.Bad));

    private static Table MemberTable(IEnumerable<MemberInfo> members) => new(
        "Members",
        ["Role", "Pod", "State", "Phase", "Started", "Restarts"],
        [.. members.Select(MemberRow)],
        "none yet.");

    private static IReadOnlyList<Cell> MemberRow(MemberInfo member) =>
        [member.Role, member.Pod, Words.MemberState(member), member.Phase, Words.Time(member.Started), Count(member.RestartCount)];

    private static Table EndpointTable(IEnumerable<EndpointInfo> endpoints) => new(
        "Endpoints",
        ["Role", "Service", "Port", "Address", "Token"],
        [.. endpoints.Select(EndpointRow)],
        "none yet.");

    private static IReadOnlyList<Cell> EndpointRow(EndpointInfo endpoint) =>
        [endpoint.Role, endpoint.Service, Count(endpoint.Port), Words.Link(endpoint.Url), endpoint.HasToken ? "needed, kept by the session" : ""];

    private static IReadOnlyList<Cell> ListRow(KdClusterInfo cluster) =>
    [
        cluster.Name,
        cluster.App,
        Words.ClusterState(cluster),
        Words.List(cluster.Roles.Select(role => $"{role.Id} {role.Members.Count}/{role.WantedMembers}")),
        Words.List(Connected(cluster), none: ""),
    ];

    private static IReadOnlyList<Cell> AttachmentRow(AttachmentInfo attachment) =>
    [
        attachment.Name,
        attachment.Kind,
        attachment.Type,
        new Cell(attachment.State, attachment.State == AttachmentInfo.Missing ? Tone.Bad : Tone.Good),
        Words.Link(attachment.Url),
    ];

    private static IReadOnlyList<Cell> EventRow(ClusterEventInfo entry) =>
        [Words.Time(entry.Time), new Cell(entry.Type, entry.Type == "Warning" ? Tone.Bad : Tone.Plain), entry.Reason, entry.Message, Count(entry.Count)];

    private static IReadOnlyList<Cell> ApplyRow(ApplyResult result) =>
        [result.Name, result.Kind, result.Namespace, new Cell(result.Outcome, result.Outcome == ApplyResult.Unchanged ? Tone.Plain : Tone.Good)];

    private static Cell Count(int value) => new(value.ToString(CultureInfo.InvariantCulture), Numeric: true);
}
