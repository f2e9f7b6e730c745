using System.Text.Json.Nodes;
using MlPipeline.Engines.Tests.Pods;
using MlPipeline.Learning;

namespace MlPipeline.Engines.Tests.Deployment;

/// <summary>What the engine says of itself to programs.</summary>
public sealed class DescriptionTests(PredictionFixture fixture) : IClassFixture<PredictionFixture>
{
    private readonly DeploymentPod _engine = fixture.Engine;

    [Fact]
    public async Task The_arguments_of_a_version_are_a_json_schema()
    {
        var schema = await JsonAsync("/taxi/latest/schema");

        Assert.Equal(FeatureSchema.Workshop.Names, schema["required"]!.AsArray().Select(name => (string)name!));
        Assert.Equal("number", (string)schema["properties"]!["distance"]!["type"]!);
        Assert.False((bool)schema["additionalProperties"]!);
    }

    [Fact]
    public async Task Each_version_has_its_place_in_the_open_api()
    {
        var document = await JsonAsync("/openapi.json");

        Assert.StartsWith("3.1", (string)document["openapi"]!, StringComparison.Ordinal);
        var operation = document["paths"]!["/taxi/1/predict"]!["post"]!;
        var arguments = operation["requestBody"]!["content"]!["application/json"]!["schema"]!["properties"]!["scoring_args"]!["oneOf"]!;
        Assert.Equal(FeatureSchema.Workshop.Count, arguments[0]!["properties"]!.AsObject().Count);
        Assert.Equal("X-Auth-Token", (string)document["components"]!["securitySchemes"]!["token"]!["name"]!);
    }

    [Fact]
    public async Task Requests_and_predictions_are_counted_by_version_and_outcome()
    {
        using var batch = await _engine.PredictAsync("bare/10", $"[{DeploymentPod.Arguments},{DeploymentPod.Arguments}]");
        using var refused = await _engine.PredictAsync("bare/10", "{}");
        using var throws = await _engine.PredictAsync("throws/1");

        // What was counted last shows with the next look.
        await Eventually.GetAsync(
            () => _engine.Client.GetStringAsync(new Uri("/metrics", UriKind.Relative), TestContext.Current.CancellationToken),
            metrics => Has(metrics, "mlpipeline_predictions_total{", "model=\"bare\",version=\"10\"} 2")
                && Has(metrics, "mlpipeline_prediction_requests_total{", "code=\"400\",model=\"bare\",version=\"10\"} 1")
                && Has(metrics, "mlpipeline_prediction_requests_total{", "code=\"500\",model=\"throws\",version=\"1\"} 1")
                && Has(metrics, "mlpipeline_prediction_duration_seconds_bucket{", "model=\"bare\",version=\"10\""),
            metrics => metrics);
    }

    private static bool Has(string metrics, string name, string rest) => metrics.Split('\n').Any(line =>
        line.StartsWith(name, StringComparison.Ordinal) && line.Contains(rest, StringComparison.Ordinal));

    private async Task<JsonNode> JsonAsync(string path)
    {
        using var answer = await _engine.Client.AskAsync(path);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
    }
}
