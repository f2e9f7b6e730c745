using System.Net.Http.Json;
using System.Text.Json;
using MlPipeline.Contracts.ConfigMeta;
using MlPipeline.Contracts.Engines;
using MlPipeline.Contracts.KubeDirector;
using MlPipeline.Engines.Tests.Pods;

namespace MlPipeline.Engines.Tests.Deployment;

/// <summary>One engine serves version 1 and tries version 2 on a share of the requests.</summary>
public sealed class CanaryTests(VersionFixture fixture) : IClassFixture<VersionFixture>
{
    private const int Requests = 20;

    [Theory]
    [InlineData(0, 0)]
    [InlineData(25, 5)]
    [InlineData(100, 20)]
    public async Task A_canary_answers_its_share_of_the_requests_for_the_latest_version(int percent, int expected)
    {
        var outcome = await fixture.Engine.ReconnectAsync(WithCanary(percent));

        var versions = new List<string?>();
        for (var request = 0; request < Requests; request++)
        {
            using var answer = await fixture.Engine.PredictAsync("taxi/latest");
            versions.Add((await answer.RecordAsync()).ModelVersion);
        }

        Assert.Equal("serves taxi version 1, taxi version 2\n", outcome.Output);
        Assert.Equal(expected, versions.Count(version => version == "2"));
        Assert.Equal(Requests - expected, versions.Count(version => version == "1"));
    }

    [Fact]
    public async Task Each_version_answers_whoever_names_it_and_counts_its_requests()
    {
        await fixture.Engine.ReconnectAsync(DeploymentPod.Version1);
        await fixture.Engine.ReconnectAsync(WithCanary(10));
        using var stable = await fixture.Engine.PredictAsync("taxi/1");
        using var canary = await fixture.Engine.PredictAsync("taxi/2");

        var served = await fixture.Engine.Client.GetFromJsonAsync("/models", EngineJson.Default.IReadOnlyListServedModel, TestContext.Current.CancellationToken);

        Assert.Equal("1", (await stable.RecordAsync()).ModelVersion);
        Assert.Equal("2", (await canary.RecordAsync()).ModelVersion);
        var tried = Assert.Single(served!, model => model.Version == "2");
        Assert.Equal((10, 1L), (tried.CanaryPercent, tried.Requests));
        Assert.Null(Assert.Single(served!, model => model.Version == "1").CanaryPercent);
    }

    [Fact]
    public async Task A_new_share_does_not_load_the_versions_anew()
    {
        await fixture.Engine.ReconnectAsync(WithCanary(10));
        var before = await SinceAsync();

        await fixture.Engine.ReconnectAsync(WithCanary(50));

        Assert.Equal(before, await SinceAsync());
    }

    [Theory]
    [InlineData("no JSON")]
    [InlineData("{}")]
    [InlineData("""{"model-version":"2","path":"/bd-fs-mnt/TenantShare/repo/models/second.model","percent":101}""")]
    public async Task A_canary_that_cannot_be_read_is_told_and_the_stable_version_serves(string annotation)
    {
        await fixture.Engine.ReconnectAsync(WithCanary(10));

        var outcome = await fixture.Engine.ReconnectAsync(Model(annotation));

        Assert.Contains("its annotation mlpipeline.interactive/canary cannot be read", outcome.Output + outcome.Errors, StringComparison.Ordinal);
        using var answer = await fixture.Engine.PredictAsync("taxi/latest");
        Assert.Equal("1", (await answer.RecordAsync()).ModelVersion);
    }

    [Fact]
    public async Task A_canary_whose_file_is_missing_leaves_all_requests_to_the_stable_version()
    {
        await fixture.Engine.ReconnectAsync(WithCanary(10));

        var outcome = await fixture.Engine.ReconnectAsync(Model(Annotation("3", "no-such.model", 100)));

        Assert.Contains("Model taxi version 3 is not served", outcome.Output + outcome.Errors, StringComparison.Ordinal);
        using var answer = await fixture.Engine.PredictAsync("taxi/latest");
        Assert.Equal("1", (await answer.RecordAsync()).ModelVersion);
    }

    private async Task<DateTimeOffset[]> SinceAsync()
    {
        var served = await fixture.Engine.Client.GetFromJsonAsync("/models", EngineJson.Default.IReadOnlyListServedModel, TestContext.Current.CancellationToken);
        return [.. served!.Select(model => model.ServedSince)];
    }

    private static ConnectedObject WithCanary(int percent) => Model(Annotation("2", "second.model", percent));

    private static string Annotation(string version, string model, int percent) => JsonSerializer.Serialize(
        new CanaryRegistration(version, DeploymentPod.ModelPath(model), DeploymentPod.ScriptPath("second.csx"), "tried", percent));

    private static ConnectedObject Model(string canary) =>
        ConfigMeta.Model("taxi", "1", DeploymentPod.ModelPath("first.model"), DeploymentPod.ScriptPath("first.csx"), canary);
}
