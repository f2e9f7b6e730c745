using System.Net;
using System.Text.Json.Nodes;
using k8s;
using k8s.Models;
using MlPipeline.ApiServer.Admission;
using MlPipeline.ApiServer.Tests.Hosting;

namespace MlPipeline.ApiServer.Tests;

public sealed class AdmissionTests : ServerTests
{
    protected override ApiServerOptions Configure(ApiServerOptions options) => options with { Admission = new Gatekeeper() };

    [Fact]
    public async Task A_denied_write_is_answered_with_the_reviewers_words_and_without_reason()
    {
        var status = await FailsAsync(HttpStatusCode.BadRequest, () => CreateMapAsync("forbidden"));
        Assert.Equal(("admission webhook \"test\" denied the request: \nno", null), (status.Message, status.Reason));
        Assert.False(await MapExistsAsync("forbidden"));
    }

    [Fact]
    public async Task A_reviewer_comes_before_name_validation() =>
        await FailsAsync(HttpStatusCode.BadRequest, () => CreateMapAsync("forbidden_Name"));

    [Fact]
    public async Task A_reviewer_fills_in_defaults() => Assert.Equal("yes", (await CreateMapAsync("a")).Data["defaulted"]);

    [Fact]
    public async Task Updates_and_deletions_are_reviewed_with_what_is_stored()
    {
        await CreateMapAsync("keep");
        var patch = new V1Patch("""{"data":{"locked":"1"}}""", V1Patch.PatchType.MergePatch);
        await FailsAsync(HttpStatusCode.BadRequest, () => Core.PatchNamespacedConfigMapAsync(patch, "keep", "default", cancellationToken: Cancelled));
        await FailsAsync(HttpStatusCode.BadRequest, () => Core.DeleteNamespacedConfigMapAsync("keep", "default", cancellationToken: Cancelled));

        Assert.True(await MapExistsAsync("keep"));
    }

    private sealed class Gatekeeper : IAdmissionReviewer
    {
        public ValueTask<AdmissionDecision> ReviewAsync(AdmissionReview review) => ValueTask.FromResult(review.Kind == "ConfigMap" ? Decide(review) : AdmissionDecision.Allow());

        private static AdmissionDecision Decide(AdmissionReview review)
        {
            var denies = review.Operation switch
            {
                AdmissionOperation.Create => Name(review.Wanted!).StartsWith("forbidden", StringComparison.Ordinal),
                AdmissionOperation.Update => review.Wanted!["data"]!["locked"] is not null && review.Stored!["data"]!["locked"] is null,
                _ => Name(review.Stored!) == "keep",
            };
            if (denies)
            {
                return AdmissionDecision.Deny("admission webhook \"test\" denied the request: \nno");
            }

            if (review.Wanted is { } wanted)
            {
                wanted["data"]!["defaulted"] = "yes";
            }

            return AdmissionDecision.Allow(review.Wanted);
        }

        private static string Name(JsonObject value) => (string)value["metadata"]!["name"]!;
    }
}
