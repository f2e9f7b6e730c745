using System.Text.Json.Nodes;
using MlPipeline.ApiServer.Objects;

namespace MlPipeline.ApiServer.Access.Rbac;

/// <summary>The roles and bindings that a server begins with.</summary>
internal static class InitialObjects
{
    private const string File = "initial-rbac.json";

    public static IEnumerable<JsonObject> Read()
    {
        using var stream = typeof(InitialObjects).Assembly.GetManifestResourceStream(File)!;
        return [.. (JsonNode.Parse(stream) as JsonArray ?? []).OfType<JsonObject>().Select(value => value.DeepClone().AsObject())];
    }

    /// <summary>Name of the resource that an object is stored under.</summary>
    public static string ResourceOf(JsonObject value) => value.Text(ObjectFields.Kind) == "ClusterRole" ? RbacObjects.ClusterRoles : RbacObjects.ClusterRoleBindings;
}
