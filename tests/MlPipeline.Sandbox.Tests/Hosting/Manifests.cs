using System.Text.Json.Nodes;

namespace MlPipeline.Sandbox.Tests.Hosting;

/// <summary>Objects that tests apply.</summary>
internal static class Manifests
{
    public static JsonObject DeploymentEngine(string name, int servers = 1, string app = "deployment-engine") => new()
    {
        ["apiVersion"] = "kubedirector.hpe.com/v1beta1",
        ["kind"] = "KubeDirectorCluster",
        ["metadata"] = new JsonObject { ["name"] = name },
        ["spec"] = new JsonObject
        {
            ["app"] = app,
            ["namingScheme"] = "CrNameRole",
            ["roles"] = new JsonArray(Role("LoadBalancer", 1), Role("RESTServer", servers)),
        },
    };

    private static JsonObject Role(string id, int members) => new()
    {
        ["id"] = id,
        ["members"] = members,
        ["resources"] = new JsonObject { ["limits"] = new JsonObject { ["cpu"] = "1", ["memory"] = "1Gi" } },
    };
}
