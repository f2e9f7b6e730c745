namespace MlPipeline.ApiServer.Objects;

/// <summary>Names of the fields that every object has.</summary>
internal static class ObjectFields
{
    public const string ApiVersion = "apiVersion";
    public const string Kind = "kind";
    public const string Metadata = "metadata";
    public const string Spec = "spec";
    public const string Status = "status";

    public const string Name = "name";
    public const string GenerateName = "generateName";
    public const string Namespace = "namespace";
    public const string Uid = "uid";
    public const string ResourceVersion = "resourceVersion";
    public const string Generation = "generation";
    public const string CreationTimestamp = "creationTimestamp";
    public const string DeletionTimestamp = "deletionTimestamp";
    public const string DeletionGracePeriodSeconds = "deletionGracePeriodSeconds";
    public const string Finalizers = "finalizers";
    public const string OwnerReferences = "ownerReferences";
    public const string Labels = "labels";
    public const string Annotations = "annotations";
    public const string ManagedFields = "managedFields";
    public const string SelfLink = "selfLink";
}
