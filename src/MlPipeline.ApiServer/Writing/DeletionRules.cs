using System.Text.Json.Nodes;
using MlPipeline.ApiServer.Objects;
using MlPipeline.ApiServer.Resources;

namespace MlPipeline.ApiServer.Writing;

/// <summary>When an object whose deletion was asked for goes.</summary>
internal static class DeletionRules
{
    /// <summary>Finalizer that waits for the garbage collector to delete the object's dependents.</summary>
    public const string ForegroundFinalizer = "foregroundDeletion";

    /// <summary>Finalizer that waits for the garbage collector to free the object's dependents.</summary>
    public const string OrphanFinalizer = "orphan";

    /// <summary>Whether nothing holds the object any more.</summary>
    public static bool IsComplete(ResourceKind kind, JsonObject value)
    {
        var metadata = value.Metadata();
        return metadata.Text(ObjectFields.DeletionTimestamp) is not null
            && metadata.Integer(ObjectFields.DeletionGracePeriodSeconds) is null or 0
            && !IsHeld(kind, value);
    }

    /// <summary>Whether a finalizer or content holds the object.</summary>
    public static bool IsHeld(ResourceKind kind, JsonObject value) =>
        value.Metadata().Texts(ObjectFields.Finalizers).Count > 0 || kind.HoldsDeletion?.Invoke(value) == true;
}
