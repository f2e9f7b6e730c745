using System.Text.Json.Nodes;
using MlPipeline.KubeDirector.Resources;
using MlPipeline.Operator.Admission;
using MlPipeline.Operator.SecretKeys;

namespace MlPipeline.Operator.Tests.Admission;

public sealed class KdConfigAdmissionTests
{
    private readonly StandardFacts _facts = new();

    [Fact]
    public void Case_32_a_kdconfig_lives_with_the_operator_and_has_a_key_that_can_be_used()
    {
        Assert.Equal(["Invalid namespace 'n', must be 'kubedirector'.\n"], Review("{}", "n").Messages);
        Assert.Equal(
            ["masterEncryptionKey is invalid. error: invalid key size 5; it must have 16, 24 or 32 bytes."],
            Review("""{"masterEncryptionKey":"0102030405"}""").Messages);
        _facts.HasClusters = true;
        var deletion = new AdmissionRequest(AdmissionOperation.Delete, KubeDirectorGroup.ConfigKind, "kubedirector", null, Config("{}"));
        Assert.Equal(["kd-global-config cannot be deleted while kdclusters exist"], KubeDirectorAdmission.Review(deletion, _facts).Messages);
    }

    [Fact]
    public void Case_33_an_empty_kdconfig_gets_its_defaults()
    {
        var config = Config("{}");
        config.Remove("spec");

        var spec = KubeDirectorAdmission.Review(
            new AdmissionRequest(AdmissionOperation.Create, KubeDirectorGroup.ConfigKind, "kubedirector", config, null), _facts).Defaulted!["spec"]!;

        Assert.Equal(
            ("LoadBalancer", "UID", ".svc.cluster.local"),
            ((string?)spec["defaultServiceType"], (string?)spec["defaultNamingScheme"], (string?)spec["clusterSvcDomainBase"]));
        Assert.All(
            (string[])["nativeSystemdSupport", "backupClusterStatus", "allowRestoreWithoutConnections"], name => Assert.False((bool)spec[name]!));
        Assert.Matches("^[0-9a-f]{64}$", (string?)spec["masterEncryptionKey"]);
    }

    [Fact]
    public void A_master_key_in_use_stays()
    {
        _facts.HasClusters = true;
        var stored = Config($$"""{"masterEncryptionKey":"{{SecretKeyCipher.NewMasterKey()}}"}""");
        var changed = Config($$"""{"masterEncryptionKey":"{{SecretKeyCipher.NewMasterKey()}}"}""");

        var verdict = KubeDirectorAdmission.Review(
            new AdmissionRequest(AdmissionOperation.Update, KubeDirectorGroup.ConfigKind, "kubedirector", changed, stored), _facts);

        Assert.Equal(["masterEncryptionKey value cannot be changed while kdclusters exist"], verdict.Messages);
    }

    [Theory]
    [InlineData("""{"defaultStorageClassName":"fast"}""", "Unable to fetch storageClass object with the provided name(fast).")]
    [InlineData("""{"masterEncryptionKey":"xyz"}""", "masterEncryptionKey is invalid. error: it must be hexadecimal.")]
    [InlineData("""{"podLabels":{"a":"b c"}}""", "spec.podLabels: Invalid value: \"b c\"")]
    public void What_cannot_be_used_is_told(string spec, string message) =>
        Assert.StartsWith(message, Assert.Single(Review(spec).Messages), StringComparison.Ordinal);

    private AdmissionVerdict Review(string spec, string namespaceName = "kubedirector") => KubeDirectorAdmission.Review(
        new AdmissionRequest(AdmissionOperation.Create, KubeDirectorGroup.ConfigKind, namespaceName, Config(spec), null), _facts);

    private static JsonObject Config(string spec) => new()
    {
        ["apiVersion"] = KubeDirectorGroup.ApiVersion,
        ["kind"] = KubeDirectorGroup.ConfigKind,
        ["metadata"] = new JsonObject { ["name"] = KubeDirectorGroup.ConfigName },
        ["spec"] = JsonNode.Parse(spec),
    };
}
