using System.Text.Json.Nodes;

namespace MlPipeline.KubeDirector.Manifests;

/// <summary>JSON merge patches (RFC 7386).</summary>
internal static class JsonMergePatch
{
    /// <summary>Whether a patch would leave the target as it is.</summary>
    public static bool ChangesNothing(JsonNode? target, JsonNode? patch)
    {
        if (patch is not JsonObject changes)
        {
            return JsonNode.DeepEquals(target, patch);
        }

        // Null removes a property, so what is not there stays as it is.
        return target is JsonObject current
            && changes.All(change => change.Value is null
                ? !current.ContainsKey(change.Key)
                : current.TryGetPropertyValue(change.Key, out var value) && ChangesNothing(value, change.Value));
    }
}
