using System.Globalization;
using System.Text.Json.Nodes;
using MlPipeline.ApiServer.Objects;
using static MlPipeline.ApiServer.Tables.StandardColumns;

namespace MlPipeline.ApiServer.Tables.BuiltIn;

/// <summary>The tables of further kinds of the core group. Source: kubernetes/pkg/printers/internalversion.</summary>
internal static class CoreColumns
{
    public static readonly IReadOnlyList<TableColumn> Namespaces = [Name, Text("Status", value => Status(value).Text("phase")), Age];

    public static readonly IReadOnlyList<TableColumn> ConfigMaps =
        [Name, Number("Data", map => Count(map.Child("data")) + Count(map.Child("binaryData"))), Age];

    public static readonly IReadOnlyList<TableColumn> Secrets =
        [Name, Text("Type", secret => secret.Text("type")), Number("Data", secret => Count(secret.Child("data"))), Age];

    public static readonly IReadOnlyList<TableColumn> ServiceAccounts = [Name, Number("Secrets", account => account.Items("secrets")?.Count ?? 0), Age];

    public static readonly IReadOnlyList<TableColumn> Claims =
    [
        Name,
        Text("Status", claim => claim.Metadata().Text("deletionTimestamp") is null ? Status(claim).Text("phase") : "Terminating"),
        Text("Volume", claim => Spec(claim).Text("volumeName") ?? ""),
        Text("Capacity", claim => Status(claim).Child("capacity").Text("storage") ?? ""),
        Text("Access Modes", claim => string.Join(',', Status(claim).Texts("accessModes").Select(ShortMode))),
        Text("StorageClass", claim => Spec(claim).Text("storageClassName") ?? ""),
        Text("VolumeAttributesClass", claim => Spec(claim).Text("volumeAttributesClassName") ?? "<unset>"),
        Age,
        Wide("VolumeMode", claim => Spec(claim).Text("volumeMode") ?? "<unset>"),
    ];

    public static readonly IReadOnlyList<TableColumn> Nodes =
    [
        Name,
        Text("Status", NodeStatus),
        Text("Roles", node => Joined((node.Metadata().Child(ObjectFields.Labels) ?? [])
            .Where(label => label.Key.StartsWith(RolePrefix, StringComparison.Ordinal))
            .Select(label => label.Key[RolePrefix.Length..]))),
        Age,
        Text("Version", node => NodeInfo(node, "kubeletVersion") ?? ""),
        Wide("Internal-IP", node => NodeAddress(node, "InternalIP")),
        Wide("External-IP", node => NodeAddress(node, "ExternalIP")),
        Wide("OS-Image", node => NodeInfo(node, "osImage") ?? "<unknown>"),
        Wide("Kernel-Version", node => NodeInfo(node, "kernelVersion") ?? "<unknown>"),
        Wide("Container-Runtime", node => NodeInfo(node, "containerRuntimeVersion") ?? "<unknown>"),
    ];

    public static readonly IReadOnlyList<TableColumn> Events =
    [
        new("Last Seen", (value, now) => AgeOf(LastSeen(value), now)),
        Text("Type", value => value.Text("type")),
        Text("Reason", value => value.Text("reason")),
        Text("Object", value => $"{value.Child("involvedObject").Text("kind")?.ToLowerInvariant()}/{value.Child("involvedObject").Text("name")}"),
        Wide("Subobject", value => value.Child("involvedObject").Text("fieldPath") ?? ""),
        Wide("Source", value => value.Child("source").Text("component") ?? value.Text("reportingComponent") ?? ""),
        Text("Message", value => value.Text("message")?.Trim()),
        new("First Seen", (value, now) => AgeOf(value.Text("firstTimestamp") ?? value.Text("eventTime"), now)) { Priority = 1 },
        Wide("Count", value => (value.Integer("count") ?? 1).ToString(CultureInfo.InvariantCulture)),
        Wide("Name", value => value.Metadata().Text(ObjectFields.Name)),
    ];

    private const string RolePrefix = "node-role.kubernetes.io/";

    private static JsonObject? Spec(JsonObject value) => value.Child(ObjectFields.Spec);

    private static JsonObject? Status(JsonObject value) => value.Child(ObjectFields.Status);

    private static int Count(JsonObject? entries) => entries?.Count ?? 0;

    private static string? LastSeen(JsonObject value) => value.Text("lastTimestamp") ?? value.Text("firstTimestamp") ?? value.Text("eventTime");

    private static string ShortMode(string mode) => mode switch
    {
        "ReadWriteOnce" => "RWO",
        "ReadOnlyMany" => "ROX",
        "ReadWriteMany" => "RWX",
        "ReadWriteOncePod" => "RWOP",
        _ => mode,
    };

    private static string NodeStatus(JsonObject node)
    {
        var ready = (Status(node).Items("conditions") ?? []).OfType<JsonObject>().FirstOrDefault(condition => condition.Text("type") == "Ready");
        var status = ready.Text("status") switch { "True" => "Ready", null => "Unknown", _ => "NotReady" };
        return Spec(node).Boolean("unschedulable") == true ? status + ",SchedulingDisabled" : status;
    }

    private static string? NodeInfo(JsonObject node, string field) => Status(node).Child("nodeInfo").Text(field);

    private static string NodeAddress(JsonObject node, string type) =>
        (Status(node).Items("addresses") ?? []).OfType<JsonObject>().FirstOrDefault(address => address.Text("type") == type).Text("address") ?? "<none>";
}
