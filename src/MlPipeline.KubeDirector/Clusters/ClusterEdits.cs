using System.Text.Json.Nodes;

namespace MlPipeline.KubeDirector.Clusters;

/// <summary>The changes that are made of a kdcluster's spec.</summary>
internal static class ClusterEdits
{
    public static Action<JsonObject> Scale(string cluster, string role, int members) => spec =>
    {
        var roles = spec["roles"]?.AsArray().OfType<JsonObject>().ToList() ?? [];
        var found = roles.Find(candidate => (string?)candidate["id"] == role) ?? throw new PipelineException(
            PipelineFault.NotFound,
            $"Kdcluster {cluster} has no role {role}.",
            $"Its roles are {string.Join(", ", roles.Select(candidate => (string?)candidate["id"]))}.");
        found["members"] = members;
    };

    public static Action<JsonObject> Connect(KdConnections added) => spec => Write(spec, Read(spec).With(added));

    public static Action<JsonObject> Disconnect(string cluster, KdConnections removed) => spec =>
    {
        var present = Read(spec);
        if (!removed.Without(present).IsEmpty)
        {
            var missing = removed.Without(present);
            throw new PipelineException(
                PipelineFault.NotFound,
                $"Kdcluster {cluster} is not connected to {string.Join(", ", missing.Clusters.Concat(missing.ConfigMaps).Concat(missing.Secrets))}.",
                $"#!kd-cluster attachments --name {cluster} lists its connections.");
        }

        Write(spec, present.Without(removed));
    };

    private static KdConnections Read(JsonObject spec) => new(Names(spec, "clusters"), Names(spec, "configmaps"), Names(spec, "secrets"));

    private static List<string> Names(JsonObject spec, string kind) =>
        spec["connections"]?[kind]?.AsArray().Select(name => (string?)name ?? "").ToList() ?? [];

    /// <summary>All three lists, empty ones too: a merge patch leaves alone what is not named.</summary>
    private static void Write(JsonObject spec, KdConnections connections)
    {
        var target = spec["connections"] as JsonObject ?? [];
        spec["connections"] = target;
        Write(target, "clusters", connections.Clusters);
        Write(target, "configmaps", connections.ConfigMaps);
        Write(target, "secrets", connections.Secrets);
    }

    private static void Write(JsonObject target, string kind, IReadOnlyList<string> names)
    {
        if (names.Count > 0 || target.ContainsKey(kind))
        {
            target[kind] = new JsonArray([.. names.Select(name => (JsonNode?)name)]);
        }
    }
}
