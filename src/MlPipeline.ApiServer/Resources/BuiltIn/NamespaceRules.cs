using System.Text.Json.Nodes;
using MlPipeline.ApiServer.Objects;

namespace MlPipeline.ApiServer.Resources.BuiltIn;

/// <summary>Namespaces go only when their content has gone, which <c>spec.finalizers</c> stands for.</summary>
internal static class NamespaceRules
{
    public static void PrepareForCreate(JsonObject value, CreationContext context)
    {
        value.GetOrAddChild(ObjectFields.Spec)[ObjectFields.Finalizers] = new JsonArray("kubernetes");
        value[ObjectFields.Status] = new JsonObject { ["phase"] = "Active" };
    }

    public static void PrepareForUpdate(JsonObject value, JsonObject stored)
    {
        value.SetOrRemove(ObjectFields.Spec, stored[ObjectFields.Spec]?.DeepClone());
    }

    public static void SetDefaults(JsonObject value)
    {
        var metadata = value.Metadata();
        if (metadata.Text(ObjectFields.Name) is { } name)
        {
            metadata.GetOrAddChild(ObjectFields.Labels)["kubernetes.io/metadata.name"] = name;
        }
    }

    public static bool HoldsDeletion(JsonObject value) => value.Child(ObjectFields.Spec).Texts(ObjectFields.Finalizers).Count > 0;

    public static void BeginDeletion(JsonObject value) => value.GetOrAddChild(ObjectFields.Status)["phase"] = "Terminating";
}
