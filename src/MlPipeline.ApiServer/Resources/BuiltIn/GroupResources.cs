using MlPipeline.ApiServer.Tables.BuiltIn;

namespace MlPipeline.ApiServer.Resources.BuiltIn;

/// <summary>Kinds of the named groups.</summary>
internal static class GroupResources
{
    /// <summary>The kind whose objects define further kinds.</summary>
    public static readonly ResourceKind CustomResourceDefinitions = new()
    {
        Group = "apiextensions.k8s.io",
        Version = "v1",
        Plural = "customresourcedefinitions",
        Kind = "CustomResourceDefinition",
        Namespaced = false,
        ShortNames = ["crd", "crds"],
        Columns = GroupColumns.Definitions,
        Categories = ["api-extensions"],
        HasStatus = true,
        TracksGeneration = true,
        RequiresRevision = true,
        PrepareForCreate = DefinitionRules.PrepareForCreate,
        SetDefaults = DefinitionRules.SetDefaults,
        Validate = DefinitionRules.Validate,
    };

    public static IEnumerable<ResourceKind> All =>
    [
        CustomResourceDefinitions,
        new()
        {
            Group = "apps",
            Version = "v1",
            Plural = "statefulsets",
            Kind = "StatefulSet",
            Namespaced = true,
            ShortNames = ["sts"],
            Columns = GroupColumns.StatefulSets,
            Categories = ["all"],
            HasStatus = true,
            HasScale = true,
            TracksGeneration = true,
            PrepareForCreate = StatefulSetRules.PrepareForCreate,
            SetDefaults = StatefulSetRules.SetDefaults,
            Validate = StatefulSetRules.Validate,
        },
        new()
        {
            Group = "apps",
            Version = "v1",
            Plural = "controllerrevisions",
            Kind = "ControllerRevision",
            Namespaced = true,
            Columns = GroupColumns.Revisions,
        },
        new()
        {
            Group = EventForm.Group,
            Version = "v1",
            Plural = "events",
            Kind = "Event",
            Namespaced = true,
            ShortNames = ["ev"],
            Columns = CoreColumns.Events,
            SelectableFields = CoreResources.EventFields,
            StoredForm = EventForm.Form,
        },
        new()
        {
            Group = "coordination.k8s.io",
            Version = "v1",
            Plural = "leases",
            Kind = "Lease",
            Columns = GroupColumns.Leases,
            Namespaced = true,
            RequiresRevision = true,
        },
        new()
        {
            Group = "storage.k8s.io",
            Version = "v1",
            Plural = "storageclasses",
            Kind = "StorageClass",
            Namespaced = false,
            ShortNames = ["sc"],
            Columns = GroupColumns.StorageClasses,
            ReturnsDeletedObject = true,
            SetDefaults = StorageClassRules.SetDefaults,
        },
    ];
}
