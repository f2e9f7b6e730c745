using MlPipeline.ApiServer.Tables.BuiltIn;

namespace MlPipeline.ApiServer.Resources.BuiltIn;

/// <summary>Kinds of the core group.</summary>
internal static class CoreResources
{
    /// <summary>What selectors may ask of events.</summary>
    public static readonly IReadOnlyDictionary<string, string> EventFields = Fields(
        ("involvedObject.kind", ""),
        ("involvedObject.namespace", ""),
        ("involvedObject.name", ""),
        ("involvedObject.uid", ""),
        ("involvedObject.apiVersion", ""),
        ("involvedObject.resourceVersion", ""),
        ("involvedObject.fieldPath", ""),
        ("reason", ""),
        ("reportingComponent", ""),
        ("source", ""),
        ("type", ""));

    public static IEnumerable<ResourceKind> All =>
    [
        Core("namespaces", "Namespace", namespaced: false) with
        {
            ShortNames = ["ns"],
            Columns = CoreColumns.Namespaces,
            HasStatus = true,
            NameRule = NameRule.Label,
            PrepareForCreate = NamespaceRules.PrepareForCreate,
            SetDefaults = NamespaceRules.SetDefaults,
            PrepareForUpdate = NamespaceRules.PrepareForUpdate,
            HoldsDeletion = NamespaceRules.HoldsDeletion,
            BeginDeletion = NamespaceRules.BeginDeletion,
            SelectableFields = Fields(("status.phase", "")),
        },
        Core("pods", "Pod") with
        {
            ShortNames = ["po"],
            Columns = PodColumns.All,
            Categories = ["all"],
            HasStatus = true,
            IsPod = true,
            ReturnsDeletedObject = true,
            PrepareForCreate = PodRules.PrepareForCreate,
            SetDefaults = PodRules.SetDefaults,
            Validate = PodRules.Validate,
            GracePeriodSeconds = PodRules.GracePeriodSeconds,
            SelectableFields = Fields(
                ("spec.nodeName", ""),
                ("spec.restartPolicy", ""),
                ("spec.schedulerName", ""),
                ("spec.serviceAccountName", ""),
                ("status.phase", ""),
                ("status.podIP", ""),
                ("status.nominatedNodeName", "")),
        },
        Core("services", "Service") with
        {
            ShortNames = ["svc"],
            Columns = ServiceColumns.Services,
            Categories = ["all"],
            HasStatus = true,
            NameRule = NameRule.ServiceLabel,
            ReturnsDeletedObject = true,
            PrepareForCreate = ServiceRules.PrepareForCreate,
            PrepareForUpdate = ServiceRules.PrepareForUpdate,
            SetDefaults = ServiceRules.SetDefaults,
            Validate = ServiceRules.Validate,
            SelectableFields = Fields(("spec.clusterIP", ""), ("spec.type", "")),
        },
        Core("endpoints", "Endpoints") with { Singular = "endpoints", ListKind = "EndpointsList", ShortNames = ["ep"], Columns = ServiceColumns.Endpoints },
        Core("configmaps", "ConfigMap") with { ShortNames = ["cm"], Columns = CoreColumns.ConfigMaps, Validate = ConfigMapRules.Validate },
        Core("secrets", "Secret") with
        {
            Columns = CoreColumns.Secrets,
            SetDefaults = SecretRules.SetDefaults,
            Validate = SecretRules.Validate,
            SelectableFields = Fields(("type", "")),
        },
        Core("events", "Event") with
        {
            ShortNames = ["ev"],
            Columns = CoreColumns.Events,
            SelectableFields = EventFields,
        },
        Core("serviceaccounts", "ServiceAccount") with { ShortNames = ["sa"], Columns = CoreColumns.ServiceAccounts, ReturnsDeletedObject = true },
        Core("persistentvolumeclaims", "PersistentVolumeClaim") with
        {
            ShortNames = ["pvc"],
            Columns = CoreColumns.Claims,
            HasStatus = true,
            ReturnsDeletedObject = true,
            PrepareForCreate = PersistentVolumeClaimRules.PrepareForCreate,
            SetDefaults = PersistentVolumeClaimRules.SetDefaults,
        },
        Core("nodes", "Node", namespaced: false) with
        {
            ShortNames = ["no"],
            Columns = CoreColumns.Nodes,
            AcceptsInitialStatus = true,
            HasStatus = true,
            SelectableFields = Fields(("spec.unschedulable", "false")),
        },
    ];

    private static ResourceKind Core(string plural, string kind, bool namespaced = true) =>
        new() { Group = "", Version = "v1", Plural = plural, Kind = kind, Namespaced = namespaced };

    private static Dictionary<string, string> Fields(params (string Field, string Absent)[] fields) =>
        fields.ToDictionary(field => field.Field, field => field.Absent, StringComparer.Ordinal);
}
