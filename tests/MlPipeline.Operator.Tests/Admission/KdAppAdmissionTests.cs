using System.Text.Json.Nodes;
using MlPipeline.KubeDirector.Resources;
using MlPipeline.Operator.Admission;

namespace MlPipeline.Operator.Tests.Admission;

public sealed class KdAppAdmissionTests
{
    private readonly StandardFacts _facts = new();

    [Fact]
    public void Case_1_defaults_move_into_the_roles()
    {
        var app = App("""
            {"defaultImageRepoTag":"i","defaultPersistDirs":["/home"],"defaultEventList":["configure"],
             "defaultConfigPackage":{"packageURL":"file:///a.tgz"},"defaultMaxLogSizeDump":100}
            """);

        var spec = Review(app).Defaulted!["spec"]!.AsObject();

        Assert.DoesNotContain(spec, property => property.Key.StartsWith("default", StringComparison.Ordinal));
        Assert.Equal(
            """{"id":"r","cardinality":"1","configPackage":{"packageURL":"file:///a.tgz"},"imageRepoTag":"i","persistDirs":["/home"],"eventList":["configure"],"maxLogSizeDump":100}""",
            spec["roles"]![0]!.ToJsonString());
    }

    [Fact]
    public void Case_2_without_defaults_a_role_has_no_package_and_keeps_256_bytes()
    {
        var role = Review(App("""{"defaultImageRepoTag":"i"}""")).Defaulted!["spec"]!["roles"]![0]!;

        Assert.Equal("""{"id":"r","cardinality":"1","configPackage":null,"imageRepoTag":"i","maxLogSizeDump":256}""", role.ToJsonString());
    }

    [Fact]
    public void Case_3_a_role_that_wants_no_package_gets_none()
    {
        var app = App("""{"defaultImageRepoTag":"i","defaultConfigPackage":{"packageURL":"file:///a.tgz"}}""");
        app["spec"]!["roles"]![0]!["configPackage"] = null;

        Assert.Null(Review(app).Defaulted!["spec"]!["roles"]![0]!["configPackage"]);
    }

    [Fact]
    public void Case_4_all_that_is_wrong_is_told_at_once()
    {
        var app = App("""{"defaultImageRepoTag":"i","services":[{"id":"s","endpoint":{"port":1,"isDashboard":true}}]}""");
        app["spec"]!["roles"]!.AsArray().Add(app["spec"]!["roles"]![0]!.DeepClone());

        Assert.Equal(
            ["Each id in the roles array must be unique.", "The endpoint for service(s) must include a urlScheme value because isDashboard is true."],
            Review(app).Messages);
    }

    [Fact]
    public void Case_5_references_must_lead_somewhere()
    {
        var app = App("""
            {"defaultImageRepoTag":"i","services":[{"id":"a"},{"id":"b"}],
             "config":{"selectedRoles":["z"],"roleServices":[{"roleID":"x","serviceIDs":["y"]}]}}
            """);

        Assert.Equal(
            [
                "Invalid roleID(x) in roleServices array in config section. Valid roles: \"r\"",
                "Invalid service_id(y) in roleServices array in config section. Valid services: \"a,b\"",
                "Invalid element(z) in selectedRoles array in config section. Valid roles: \"r\"",
            ],
            Review(app).Messages);
    }

    [Fact]
    public void Case_6_every_role_has_an_image() =>
        Assert.Equal(["Role(r) has no specified image, and no top-level default image is specified."], Review(App("{}")).Messages);

    [Fact]
    public void Case_7_a_kdapp_in_use_can_neither_change_nor_go()
    {
        const string Denial =
            "KubeDirectorApp resource cannot be deleted or modified while referenced by the following KubeDirectorCluster resources: n/c1";
        var stored = Review(App("""{"defaultImageRepoTag":"i"}""")).Defaulted!;
        _facts.Users.Add("n/c1");
        var changed = App("""{"defaultImageRepoTag":"other"}""");

        Assert.Equal([Denial], Review(changed, stored).Messages);
        Assert.Equal([Denial], KubeDirectorAdmission.Review(new(AdmissionOperation.Delete, KubeDirectorGroup.AppKind, "n", null, stored), _facts).Messages);
    }

    [Fact]
    public void Case_8_the_same_manifest_can_be_applied_again_while_in_use()
    {
        var app = App("""{"defaultImageRepoTag":"i","defaultMaxLogSizeDump":10}""");
        var stored = Review(app).Defaulted!;
        _facts.Users.Add("n/c1");

        Assert.True(Review(app, stored).IsAllowed);
    }

    private AdmissionVerdict Review(JsonObject app, JsonObject? stored = null) => KubeDirectorAdmission.Review(
        new(stored is null ? AdmissionOperation.Create : AdmissionOperation.Update, KubeDirectorGroup.AppKind, "n", app, stored), _facts);

    private static JsonObject App(string spec)
    {
        var app = JsonNode.Parse("""
            {"apiVersion":"kubedirector.hpe.com/v1beta1","kind":"KubeDirectorApp","metadata":{"name":"a","namespace":"n"},
             "spec":{"label":{"name":"A"},"distroID":"d","version":"1","configSchemaVersion":7,"roles":[{"id":"r","cardinality":"1"}],
                     "config":{"selectedRoles":["r"],"roleServices":[]}}}
            """)!.AsObject();
        foreach (var (name, value) in JsonNode.Parse(spec)!.AsObject())
        {
            app["spec"]![name] = value?.DeepClone();
        }

        return app;
    }
}
