using System.Text.Json.Nodes;
using k8s;
using k8s.Models;
using MlPipeline.KubeDirector.Resources;

namespace MlPipeline.Operator.Api;

/// <summary>Merge patches for KubeDirector's finalizer. A list is replaced as a whole, so they hold for the version they were made from.</summary>
internal static class Finalizers
{
    public static JsonObject Added(IMetadata<V1ObjectMeta> item) =>
        Patch(item, (item.Metadata.Finalizers ?? []).Append(KubeDirectorGroup.CleanupFinalizer).Distinct());

    public static JsonObject Removed(IMetadata<V1ObjectMeta> item) =>
        Patch(item, (item.Metadata.Finalizers ?? []).Where(finalizer => finalizer != KubeDirectorGroup.CleanupFinalizer));

    private static JsonObject Patch(IMetadata<V1ObjectMeta> item, IEnumerable<string> finalizers) => new()
    {
        ["metadata"] = new JsonObject
        {
            ["resourceVersion"] = item.Metadata.ResourceVersion,
            ["finalizers"] = new JsonArray([.. finalizers.Select(finalizer => JsonValue.Create(finalizer))]),
        },
    };
}
