using System.Text.Json.Nodes;
using MlPipeline.ApiServer.Access;

namespace MlPipeline.ApiServer.Admission.Webhooks;

/// <summary>The document a webhook is asked with, <c>admission.k8s.io/v1 AdmissionReview</c>.</summary>
internal static class WebhookDocument
{
    public static JsonObject Request(AdmissionReview review) => new()
    {
        ["kind"] = "AdmissionReview",
        ["apiVersion"] = "admission.k8s.io/v1",
        ["request"] = new JsonObject
        {
            ["uid"] = Guid.NewGuid().ToString(),
            ["kind"] = TypeOf(review, "kind", review.Kind.Kind),
            ["resource"] = TypeOf(review, "resource", review.Kind.Plural),
            ["name"] = review.Name,
            ["namespace"] = review.Namespace,
            ["operation"] = review.Operation.ToString().ToUpperInvariant(),
            ["userInfo"] = UserDocument.Write(review.Context.User),
            ["object"] = review.Wanted?.DeepClone(),
            ["oldObject"] = review.Stored?.DeepClone(),
            ["dryRun"] = review.Context.IsDryRun,
        },
    };

    private static JsonObject TypeOf(AdmissionReview review, string property, string name) =>
        new() { ["group"] = review.Kind.Group, ["version"] = review.Kind.Version, [property] = name };
}
