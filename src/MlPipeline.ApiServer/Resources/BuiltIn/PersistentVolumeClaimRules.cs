using System.Text.Json.Nodes;
using MlPipeline.ApiServer.Objects;

namespace MlPipeline.ApiServer.Resources.BuiltIn;

/// <summary>What claims begin with.</summary>
internal static class PersistentVolumeClaimRules
{
    public static void PrepareForCreate(JsonObject value, CreationContext context) =>
        value[ObjectFields.Status] = new JsonObject { ["phase"] = "Pending" };

    public static void SetDefaults(JsonObject value) => value.Child(ObjectFields.Spec)?.Default("volumeMode", "Filesystem");
}
