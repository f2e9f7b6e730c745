using System.Text.Json.Nodes;
using MlPipeline.KubeDirector.Resources;

namespace MlPipeline.Operator.Admission.Clusters;

/// <summary>What of a kdcluster stays as it was made.</summary>
internal static class ImmutabilityRules
{
    private static readonly string[] ReadOnlyProperties = ["app", "appCatalog"];

    /// <summary>Compares a kdcluster with what is stored of it.</summary>
    public static IEnumerable<string> Check(JsonObject old, JsonObject changed, KubeDirectorClusterStatus? status)
    {
        foreach (var property in ReadOnlyProperties.Where(property => !JsonNode.DeepEquals(old["spec"]?[property], changed["spec"]?[property])))
        {
            yield return $"The {property} property is read-only.";
        }

        foreach (var role in (status?.Roles ?? []).Select(role => role.Id))
        {
            var after = Role(changed, role);
            if (after is not null && !JsonNode.DeepEquals(Role(old, role), after))
            {
                yield return $"Role({role}) properties other than the members count cannot be modified while role members exist.";
            }
        }
    }

    private static JsonObject? Role(JsonObject cluster, string id)
    {
        var role = (cluster["spec"]?["roles"] as JsonArray ?? []).OfType<JsonObject>().FirstOrDefault(candidate => (string?)candidate["id"] == id);
        var copy = (JsonObject?)role?.DeepClone();
        copy?.Remove("members");
        return copy;
    }
}
