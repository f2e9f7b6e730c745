namespace MlPipeline.ApiServer.Tests.Recordings;

/// <summary>What happened beside the recorded exchanges, and has to have happened before one of them.</summary>
internal static class UnrecordedSteps
{
    private const string Clusters = "/apis/kubedirector.hpe.com/v1beta1/namespaces/default/kubedirectorclusters";
    private const string Merge = "application/merge-patch+json";
    private const string Roles = """[{"id":"controller","members":1,"resources":{"limits":{"cpu":"1","memory":"2Gi"}}}]""";

    private static readonly Dictionary<string, (string Method, string Path, string Type, string Body)[]> Steps = new(StringComparer.Ordinal)
    {
        ["15 one whole list answer 1"] = [.. Enumerable.Range(1, 5).Select(Page)],
        ["15 expired continue: etcd compacted past the token's revision 3"] =
            [("PATCH", Clusters + "/page-1", Merge, """{"metadata":{"annotations":{"touch":"1795448024"}}}""")],
        ["16 watch from now, four changes while it runs, timeoutSeconds=4 (the stream ends cleanly with status 200) 1"] =
        [
            ("PATCH", Clusters + "/page-1", Merge, """{"metadata":{"labels":{"w":"1"}}}"""),
            ("POST", Clusters, "application/json", Cluster("w1", "t1", Roles)),
            ("PATCH", Clusters + "/w1", Merge, """{"metadata":{"labels":{"app":null}}}"""),
            ("DELETE", Clusters + "/w1", "", ""),
        ],
    };

    public static IReadOnlyList<(string Method, string Path, string Type, string Body)> Before(string id) => Steps.GetValueOrDefault(id, []);

    private static (string Method, string Path, string Type, string Body) Page(int number) => (
        "POST", Clusters, "application/json", Cluster($"page-{number}", $"t{number}", Roles.Replace("\"members\":1", $"\"members\":{number}", StringComparison.Ordinal)));

    private static string Cluster(string name, string team, string roles) =>
        $$$"""{"apiVersion":"kubedirector.hpe.com/v1beta1","kind":"KubeDirectorCluster","metadata":{"name":"{{{name}}}","labels":{"app":"demo","team":"{{{team}}}"}},"spec":{"app":"training-engine","roles":{{{roles}}}}}""";
}
