using System.Text.Json.Nodes;

namespace MlPipeline.ApiServer.Patching;

/// <summary>Applies JSON merge patches (RFC 7396).</summary>
internal static class MergePatch
{
    /// <summary>Applies a patch in place.</summary>
    public static void Apply(JsonObject target, JsonObject patch)
    {
        foreach (var (name, change) in patch)
        {
            switch (change)
            {
                case null:
                    target.Remove(name);
                    break;
                case JsonObject nested:
                    Apply(NestedTarget(target, name), nested);
                    break;
                default:
                    target[name] = change.DeepClone();
                    break;
            }
        }
    }

    private static JsonObject NestedTarget(JsonObject target, string name)
    {
        if (target[name] is JsonObject existing)
        {
            return existing;
        }

        var created = new JsonObject();
        target[name] = created;
        return created;
    }
}
