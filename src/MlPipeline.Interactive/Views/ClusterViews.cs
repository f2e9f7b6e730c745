using MlPipeline.KubeDirector.Clusters;
using MlPipeline.KubeDirector.Manifests;

namespace MlPipeline.Interactive.Views;

/// <summary>What kdclusters and their parts look like.</summary>
internal static class ClusterViews
{
    private const int MostEvents = 5;

    public static View Show(IReadOnlyList<KdClusterInfo> clusters) =>
        View.Of(new Table("Kdclusters of the namespace", ["Name", "Kdapp", "State", "Members", "Connected to"], [.. clusters.Select(ListRow)]));

    public static View Show(KdClusterInfo cluster) => new(
        $"Kdcluster {cluster.Name}",
        [
            .. Problems(cluster),
            new FieldList([.. Facts(cluster)]),
            MemberTable(cluster.Members),
            EndpointTable(cluster.Endpoints),
            .. NewestEvents(cluster.Events),
        ],
        Words.ClusterState(cluster));

    /// <summary>A kdcluster on its way to being configured.</summary>
    public static View Waiting(KdClusterInfo cluster, TimeSpan elapsed) => new(
        $"Kdcluster {cluster.Name}",
        [
            new ProgressLine(ConfiguredShare(cluster), $"{cluster.Members.Count(IsConfigured)} of {WantedMembers(cluster)} members configured, {Words.Duration(elapsed)}"),
            MemberTable(cluster.Members),
            .. Problems(cluster),
            .. NewestEvents(cluster.Events),
        ],
        Words.ClusterState(cluster));

    public static View Show(IReadOnlyList<MemberInfo> members) => new("", [MemberTable(members), .. Problems(members)]);

    public static View Show(IReadOnlyList<EndpointInfo> endpoints) => View.Of(EndpointTable(endpoints));

    public static View Show(IReadOnlyList<AttachmentInfo> attachments) =>
        View.Of(new Table("Attachments", ["Name", "Kind", "Type", "State", "Endpoint"], [.. attachments.Select(AttachmentRow)]));

    public static View Show(IReadOnlyList<ClusterEventInfo> events) =>
        View.Of(EventTable("Events, oldest first", events));

    public static View Show(IReadOnlyList<MemberLog> logs) => new(
        "Logs",
        [.. logs.Select(log => new TextLines($"{log.Pod} ({log.Role})", log.Lines.Count > 0 ? log.Lines : ["(nothing written yet)"]))]);

    public static View Show(IReadOnlyList<ApplyResult> results) =>
        View.Of(new Table("Applied", ["Name", "Kind", "Namespace", "Outcome"], [.. results.Select(ApplyRow)]));

    public static View Show(ApplyResult result) => Show([result]);

    private static IEnumerable<Field> Facts(KdClusterInfo cluster) =>
    [
        new("Kdapp", cluster.App),
        new("Roles", Words.List(cluster.Roles.Select(role => $"{role.Id} {role.Members.Count} of {role.WantedMembers}"))),
        new("Connected to", Words.List(Connections(cluster.Connections))),
        new("Created", Words.Time(cluster.Created)),
    ];

    private static IEnumerable<string> Connections(KdConnections connections) =>
        connections.Clusters.Select(name => $"kdcluster {name}")
            .Concat(connections.ConfigMaps.Select(name => $"ConfigMap {name}"))
            .Concat(connections.Secrets.Select(name => $"Secret {name}"));

    private static bool IsConfigured(MemberInfo member) => Words.MemberState(member).Tone == Tone.Good;

    private static int WantedMembers(KdClusterInfo cluster) => cluster.Roles.Sum(role => role.WantedMembers);

    private static double ConfiguredShare(KdClusterInfo cluster) =>
        WantedMembers(cluster) is > 0 and var wanted ? (double)cluster.Members.Count(IsConfigured) / wanted : 1;

    private static IEnumerable<Block> Problems(KdClusterInfo cluster) => Problems(cluster.Members);

    private static IEnumerable<Block> Problems(IEnumerable<MemberInfo> members) =>
        members.Where(member => member.Problem is not null).Select(member => new Paragraph($"{member.Pod}: {member.Problem}", Tone.Bad));

    private static Table MemberTable(IEnumerable<MemberInfo> members) => new(
        "Members",
        ["Role", "Pod", "State", "Phase", "Started", "Restarts"],
        [.. members.Select(MemberRow)],
        "none yet.");

    private static IReadOnlyList<Cell> MemberRow(MemberInfo member) =>
        [member.Role, member.Pod, Words.MemberState(member), member.Phase, Words.TimeCell(member.Started), Words.CountCell(member.RestartCount)];

    private static Table EndpointTable(IEnumerable<EndpointInfo> endpoints) => new(
        "Endpoints",
        ["Role", "Service", "Port", "Address", "Token"],
        [.. endpoints.Select(EndpointRow)],
        "none yet.");

    private static IReadOnlyList<Cell> EndpointRow(EndpointInfo endpoint) =>
        [endpoint.Role, endpoint.Service, Words.PortCell(endpoint.Port), Words.Link(endpoint.Url), endpoint.HasToken ? "needed, kept by the session" : ""];

    private static IReadOnlyList<Cell> ListRow(KdClusterInfo cluster) =>
    [
        cluster.Name,
        cluster.App,
        Words.ClusterState(cluster),
        Words.List(cluster.Roles.Select(role => $"{role.Id} {role.Members.Count}/{role.WantedMembers}")),
        Words.List(Connections(cluster.Connections), none: ""),
    ];

    private static IReadOnlyList<Cell> AttachmentRow(AttachmentInfo attachment) =>
    [
        attachment.Name,
        attachment.Kind,
        attachment.Type,
        new Cell(attachment.State, attachment.State == AttachmentInfo.Missing ? Tone.Bad : Tone.Good),
        Words.Link(attachment.Url),
    ];

    private static IEnumerable<Block> NewestEvents(IReadOnlyList<ClusterEventInfo> events) => events.Count == 0
        ? []
        : [EventTable(events.Count > MostEvents ? $"Events, the newest {MostEvents} of {Words.Count(events.Count)}" : "Events, newest first", events.Reverse().Take(MostEvents))];

    private static Table EventTable(string caption, IEnumerable<ClusterEventInfo> events) =>
        new(caption, ["Time", "Type", "Reason", "Message", "Count"], [.. events.Select(EventRow)]);

    private static IReadOnlyList<Cell> EventRow(ClusterEventInfo entry) =>
        [Words.TimeCell(entry.Time), new Cell(entry.Type, entry.Type == "Warning" ? Tone.Bad : Tone.Plain), entry.Reason, entry.Message, Words.CountCell(entry.Count)];

    private static IReadOnlyList<Cell> ApplyRow(ApplyResult result) =>
        [result.Name, result.Kind, result.Namespace, new Cell(result.Outcome, result.Outcome == ApplyResult.Unchanged ? Tone.Plain : Tone.Good)];
}
