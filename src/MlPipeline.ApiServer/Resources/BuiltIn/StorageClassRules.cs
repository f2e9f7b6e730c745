using System.Text.Json.Nodes;

namespace MlPipeline.ApiServer.Resources.BuiltIn;

/// <summary>What storage classes begin with.</summary>
internal static class StorageClassRules
{
    public static void SetDefaults(JsonObject value)
    {
        value.Default("reclaimPolicy", "Delete");
        value.Default("volumeBindingMode", "Immediate");
    }
}
