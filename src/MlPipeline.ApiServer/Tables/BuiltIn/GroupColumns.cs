using System.Globalization;
using System.Text.Json.Nodes;
using MlPipeline.ApiServer.Objects;
using static MlPipeline.ApiServer.Tables.StandardColumns;

namespace MlPipeline.ApiServer.Tables.BuiltIn;

/// <summary>The tables of kinds of the named groups. Source: kubernetes/pkg/printers/internalversion.</summary>
internal static class GroupColumns
{
    public static readonly IReadOnlyList<TableColumn> Definitions =
        [Name, Text("Created At", definition => definition.Metadata().Text(ObjectFields.CreationTimestamp))];

    public static readonly IReadOnlyList<TableColumn> StatefulSets =
    [
        Name,
        Text("Ready", set => $"{Replicas(set.Child(ObjectFields.Status), "readyReplicas")}/{Replicas(set.Child(ObjectFields.Spec), "replicas")}"),
        Age,
        Wide("Containers", set => Joined(Containers(set).Select(container => container.Text("name") ?? ""))),
        Wide("Images", set => Joined(Containers(set).Select(container => container.Text("image") ?? ""))),
    ];

    public static readonly IReadOnlyList<TableColumn> Revisions =
    [
        Name,
        Text("Controller", revision => Controller(revision)),
        Number("Revision", revision => revision.Integer("revision") ?? 0),
        Age,
    ];

    public static readonly IReadOnlyList<TableColumn> Leases =
        [Name, Text("Holder", lease => lease.Child(ObjectFields.Spec).Text("holderIdentity") ?? ""), Age];

    public static readonly IReadOnlyList<TableColumn> Webhooks =
        [Name, Number("Webhooks", configuration => configuration.Items("webhooks")?.Count ?? 0), Age];

    public static readonly IReadOnlyList<TableColumn> Roles =
        [Name, Text("Created At", role => role.Metadata().Text(ObjectFields.CreationTimestamp))];

    public static readonly IReadOnlyList<TableColumn> Bindings =
    [
        Name,
        Text("Role", binding => $"{binding.Child("roleRef").Text(ObjectFields.Kind)}/{binding.Child("roleRef").Text(ObjectFields.Name)}"),
        Age,
        Wide("Users", binding => Subjects(binding, "User")),
        Wide("Groups", binding => Subjects(binding, "Group")),
        Wide("ServiceAccounts", binding => Subjects(binding, "ServiceAccount")),
    ];

    public static readonly IReadOnlyList<TableColumn> StorageClasses =
    [
        Name with { Cell = (storage, _) => storage.Metadata().Text(ObjectFields.Name) + (IsDefault(storage) ? " (default)" : "") },
        Text("Provisioner", storage => storage.Text("provisioner")),
        Text("ReclaimPolicy", storage => storage.Text("reclaimPolicy")),
        Text("VolumeBindingMode", storage => storage.Text("volumeBindingMode")),
        new("AllowVolumeExpansion", (storage, _) => storage.Boolean("allowVolumeExpansion") == true),
        Age,
    ];

    private static string Controller(JsonObject revision)
    {
        var owner = (revision.Metadata().Items(ObjectFields.OwnerReferences) ?? []).OfType<JsonObject>().FirstOrDefault(each => each.Boolean("controller") == true);
        var group = owner.Text(ObjectFields.ApiVersion)?.Split('/')[0];
        return owner is null ? "<none>" : $"{owner.Text(ObjectFields.Kind)?.ToLowerInvariant()}.{group}/{owner.Text(ObjectFields.Name)}";
    }

    private static string Subjects(JsonObject binding, string kind) => string.Join(
        ", ",
        (binding.Items("subjects") ?? []).OfType<JsonObject>().Where(subject => subject.Text(ObjectFields.Kind) == kind).Select(subject =>
            kind == "ServiceAccount" ? $"{subject.Text(ObjectFields.Namespace)}/{subject.Text(ObjectFields.Name)}" : subject.Text(ObjectFields.Name)));

    private static bool IsDefault(JsonObject storage) =>
        storage.Metadata().Child(ObjectFields.Annotations).Text("storageclass.kubernetes.io/is-default-class") == "true";

    private static string Replicas(JsonObject? part, string field) => (part.Integer(field) ?? 0).ToString(CultureInfo.InvariantCulture);

    private static IEnumerable<JsonObject> Containers(JsonObject set) =>
        (set.Child(ObjectFields.Spec).Child("template").Child(ObjectFields.Spec).Items("containers") ?? []).OfType<JsonObject>();
}
