using System.Text.Json.Nodes;
using MlPipeline.KubeDirector.Resources;
using MlPipeline.Operator.Admission;

namespace MlPipeline.Operator.Tests.Admission;

public sealed class RestoreRulesTests
{
    private const string Restoring = "kubedirector.hpe.com/restoring";

    [Fact]
    public void Case_76_a_kdcluster_from_a_backup_is_marked_and_not_reviewed()
    {
        var restored = Cluster("""{"annotations":{"kubedirector.hpe.com/status-backup-exists":"true"}}""");

        var verdict = Review(AdmissionOperation.Create, restored, null);

        Assert.True(verdict.IsAllowed);
        Assert.Equal("", (string?)verdict.Defaulted!["metadata"]!["labels"]![Restoring]);
    }

    [Fact]
    public void Case_76_a_kdcluster_that_is_being_restored_stays_as_it_is()
    {
        var stored = Cluster($$$"""{"labels":{"{{{Restoring}}}":""}}""");
        var changed = (JsonObject)stored.DeepClone();
        changed["spec"]!["app"] = "other";
        var free = Cluster($$$"""{"labels":{"{{{Restoring}}}":"","kubedirector.hpe.com/allow-delete-while-restoring":""}}""");

        Assert.Equal(
            ["delete not allowed while kubedirector.hpe.com/restoring label exists, unless kubedirector.hpe.com/allow-delete-while-restoring label also exists"],
            Review(AdmissionOperation.Delete, null, stored).Messages);
        Assert.True(Review(AdmissionOperation.Delete, null, free).IsAllowed);
        Assert.Equal(
            ["spec changes not allowed while kubedirector.hpe.com/restoring label exists"], Review(AdmissionOperation.Update, changed, stored).Messages);
    }

    [Fact]
    public void Handing_it_over_takes_a_full_review()
    {
        var stored = Cluster($$$"""{"labels":{"{{{Restoring}}}":""}}""");

        Assert.Equal(
            ["Invalid app(nosuch). This app resource ID has not been registered."],
            Review(AdmissionOperation.Update, Cluster("{}"), stored).Messages);
    }

    private static AdmissionVerdict Review(AdmissionOperation operation, JsonObject? wanted, JsonObject? stored) =>
        KubeDirectorAdmission.Review(new(operation, KubeDirectorGroup.ClusterKind, "n", wanted, stored), new StandardFacts());

    private static JsonObject Cluster(string metadata) => new()
    {
        ["apiVersion"] = KubeDirectorGroup.ApiVersion,
        ["kind"] = KubeDirectorGroup.ClusterKind,
        ["metadata"] = JsonNode.Parse(metadata),
        ["spec"] = new JsonObject { ["app"] = "nosuch", ["roles"] = new JsonArray() },
    };
}
