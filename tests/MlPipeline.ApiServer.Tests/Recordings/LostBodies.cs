namespace MlPipeline.ApiServer.Tests.Recordings;

/// <summary>
/// Bodies of requests that the recordings name by a file which was written anew for the next request. Each is what the title and the
/// answer say it was.
/// </summary>
internal static class LostBodies
{
    private const string Type = "\"apiVersion\":\"kubedirector.hpe.com/v1beta1\",\"kind\":\"KubeDirectorCluster\"";
    private const string Labels = "\"labels\":{\"team\":\"t1\",\"app\":\"demo\"}";
    private const string Roles = """[{"id":"controller","members":1,"resources":{"limits":{"cpu":"1","memory":"2Gi"}}}]""";
    private const string C1 = "\"metadata\":{\"name\":\"c1\"," + Labels + "},\"spec\":{\"app\":\"training-engine\",\"roles\":" + Roles + "}}";

    private const string Status =
        """{"state":"ready-ish","memberStateRollup":{"membersDown":false,"configErrors":false},"roles":[{"id":"controller","statefulSet":"kdss-abc","members":[{"nodeID":1,"pod":"kdss-abc-0","state":"configured"}]}]}""";

    private static readonly Dictionary<string, string> Bodies = new(StringComparer.Ordinal)
    {
        ["11 wrong kind / wrong apiVersion / no kind in the body 1"] = "{\"apiVersion\":\"kubedirector.hpe.com/v1beta1\",\"kind\":\"KubeDirectorApp\"," + C1,
        ["11 wrong kind / wrong apiVersion / no kind in the body 2"] = "{\"apiVersion\":\"v1\",\"kind\":\"KubeDirectorCluster\"," + C1,
        ["11 wrong kind / wrong apiVersion / no kind in the body 3"] = "{\"apiVersion\":\"kubedirector.hpe.com/v1beta1\"," + C1,
        ["11 update with the current resourceVersion: 200, generation 2 1"] = Updated("288"),
        ["11 conflict: the same PUT again with the now stale resourceVersion 1"] = Updated("288"),
        ["11 PUT with no change (current rv): resourceVersion does not move 1"] = Updated("293"),
        ["12 missing roles 2"] = Bad("{\"app\":\"training-engine\"}"),
        ["12 members as a string 2"] = Bad("{\"app\":\"training-engine\",\"roles\":" + Roles.Replace("\"members\":1", "\"members\":\"1\"", StringComparison.Ordinal) + "}"),
        ["12 no spec 1"] = "{" + Type + ",\"metadata\":{\"name\":\"bad\"," + Labels + "}}",
        ["12 spec null 1"] = Bad("null"),
        ["12 roles an object 1"] = Bad("{\"app\":\"training-engine\",\"roles\":{}}"),
        ["12 members 1.5, -1 1"] = Bad("{\"app\":\"training-engine\",\"roles\":" + Roles.Replace("\"members\":1", "\"members\":1.5", StringComparison.Ordinal) + "}"),
        ["12 members 1.5, -1 2"] = Bad("{\"app\":\"training-engine\",\"roles\":" + Roles.Replace("\"members\":1", "\"members\":-1", StringComparison.Ordinal) + "}"),
        ["12 many at once 2"] = Bad(
            """{"app":"","roles":[{"id":"controller","members":-1,"resources":{"limits":{"cpu":1,"memory":"2Gi"}}},{"id":"x"}],"appCatalog":"other","namingScheme":"Foo","serviceType":"X","defaultSecret":{"name":"s","mountPath":"rel","defaultMode":512}}"""),
        ["12 update to an invalid value (PUT) 1"] =
            "{" + Type + ",\"metadata\":{\"name\":\"c1\"," + Labels + ",\"resourceVersion\":\"293\"},\"spec\":{\"app\":\"training-engine\",\"roles\":"
            + Roles.Replace("\"members\":1", "\"members\":\"x\"", StringComparison.Ordinal) + "}}",
        ["12 unknown fields are pruned silently (no error, no Warning header in 1.19) 1"] =
            "{" + Type + ",\"metadata\":{\"name\":\"pruned\"," + Labels + "},\"spec\":{\"app\":\"training-engine\",\"bogus\":1,\"roles\":" + Roles.Replace("\"memory\"", "\"example.com/foo\":\"1\",\"memory\"", StringComparison.Ordinal) + "}}",
        ["12 empty roles list is schema-valid 1"] =
            "{" + Type + ",\"metadata\":{\"name\":\"noroles\"," + Labels + "},\"spec\":{\"app\":\"training-engine\",\"roles\":[]}}",
        ["14 PUT /status (spec in the body ignored) 1"] = WithStatus("313"),
        ["14 PUT /status stale 1"] = WithStatus("313"),
        ["12 metadata of the wrong type 1"] = "{" + Type + ",\"metadata\":{\"name\":\"bad\",\"labels\":{\"a\":1}},\"spec\":{\"app\":\"a\",\"roles\":[]}}",
        ["12 bad label value 1"] = "{" + Type + ",\"metadata\":{\"name\":\"bad\",\"labels\":{\"team\":\"has space\"}},\"spec\":{\"app\":\"a\",\"roles\":[]}}",
        ["12 kdapp errors 1"] =
            """{"apiVersion":"kubedirector.hpe.com/v1beta1","kind":"KubeDirectorApp","metadata":{"name":"badapp"},"spec":{"configSchemaVersion":6,"distroID":"d","version":"1","config":{"selectedRoles":["r"],"roleServices":[]},"roles":[{"id":"r","cardinality":"x"}],"services":[{"id":"s","endpoint":{"port":70000}}]}}""",
    };

    public static string? Find(string id) => Bodies.GetValueOrDefault(id);

    private static string Updated(string revision) =>
        "{" + Type + ",\"metadata\":{\"name\":\"c1\"," + Labels + ",\"resourceVersion\":\"" + revision + "\"},\"spec\":{\"app\":\"training-engine\",\"roles\":"
        + Roles.Replace("\"members\":1", "\"members\":2", StringComparison.Ordinal) + "}}";

    private static string WithStatus(string revision) =>
        "{" + Type + ",\"metadata\":{\"name\":\"st1\"," + Labels + ",\"resourceVersion\":\"" + revision + "\"},\"spec\":{\"app\":\"ignored\",\"roles\":[]},\"status\":" + Status + "}";

    private static string Bad(string spec) => "{" + Type + ",\"metadata\":{\"name\":\"bad\"," + Labels + "},\"spec\":" + spec + "}";
}
