using System.Text.Json.Nodes;
using MlPipeline.ApiServer.Objects;
using MlPipeline.ApiServer.Resources;
using MlPipeline.ApiServer.Statuses;

namespace MlPipeline.ApiServer.Admission;

/// <summary>Asks the reviewer, where there is one.</summary>
internal sealed class AdmissionStage(IAdmissionReviewer? reviewer)
{
    /// <summary>Has a new object or a new version reviewed.</summary>
    /// <returns>The object to go on with.</returns>
    public async ValueTask<JsonObject> AdmitAsync(ResourceKind kind, string namespaceName, JsonObject wanted, JsonObject? stored)
    {
        if (reviewer is null)
        {
            return wanted;
        }

        var operation = stored is null ? AdmissionOperation.Create : AdmissionOperation.Update;
        var decision = await ReviewAsync(operation, kind, namespaceName, wanted, stored);
        return decision.Replacement?.DeepClone().AsObject() ?? wanted;
    }

    public async ValueTask AdmitDeletionAsync(ResourceKind kind, StoredObject stored)
    {
        if (reviewer is not null)
        {
            await ReviewAsync(AdmissionOperation.Delete, kind, stored.Key.Namespace, wanted: null, stored.Parse());
        }
    }

    private async ValueTask<AdmissionDecision> ReviewAsync(
        AdmissionOperation operation, ResourceKind kind, string namespaceName, JsonObject? wanted, JsonObject? stored)
    {
        var review = new AdmissionReview(
            operation, kind.Group, kind.Kind, namespaceName, wanted?.DeepClone().AsObject(), stored?.DeepClone().AsObject());
        var decision = await reviewer!.ReviewAsync(review);
        return decision.Denial is { } denial ? throw ApiErrors.Denied(denial) : decision;
    }
}
