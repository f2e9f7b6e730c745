using MlPipeline.KubeDirector.Resources;

namespace MlPipeline.Operator.Tests.Fixtures;

/// <summary>Kdclusters for tests.</summary>
internal static class ExampleClusters
{
    public static KubeDirectorCluster Create(string namespaceName, string name, string app, params ClusterRole[] roles) => new()
    {
        Metadata = new() { Name = name, NamespaceProperty = namespaceName },
        Spec = new() { App = app, NamingScheme = "UID", Roles = [.. roles] },
    };

    public static ClusterRole Role(string id, int? members = 1) => new()
    {
        Id = id,
        Members = members,
        Resources = new() { Limits = new Dictionary<string, string> { ["cpu"] = "1", ["memory"] = "2Gi" } },
    };

    public static RoleStatus Status(string role, string statefulSet, long nodeId, string state, string? token = null) => new()
    {
        Id = role,
        StatefulSet = statefulSet,
        Members = [new() { Pod = statefulSet + "-0", NodeId = nodeId, State = state, AuthToken = token }],
    };
}
