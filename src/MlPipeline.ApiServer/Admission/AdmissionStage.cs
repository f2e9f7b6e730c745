using System.Text.Json.Nodes;
using MlPipeline.ApiServer.Admission.Webhooks;
using MlPipeline.ApiServer.Objects;
using MlPipeline.ApiServer.Resources;
using MlPipeline.ApiServer.Writing;

namespace MlPipeline.ApiServer.Admission;

/// <summary>
/// Has writes reviewed by the webhooks that are registered for them, one after the other, those that may change the object first. Writes
/// on <c>/status</c> are not reviewed.
/// </summary>
internal sealed class AdmissionStage(WebhookRegistry webhooks, WebhookCaller caller)
{
    /// <summary>Has a new object or a new version reviewed.</summary>
    /// <returns>The object to go on with.</returns>
    public async ValueTask<JsonObject> AdmitAsync(ResourceKind kind, string namespaceName, JsonObject wanted, JsonObject? stored, WriteContext context)
    {
        var operation = stored is null ? AdmissionOperation.Create : AdmissionOperation.Update;
        foreach (var webhook in webhooks.For(kind, operation))
        {
            wanted = await caller.CallAsync(webhook, new AdmissionReview(operation, kind, namespaceName, wanted, stored, context)) ?? wanted;
        }

        return wanted;
    }

    public async ValueTask AdmitDeletionAsync(ResourceKind kind, StoredObject stored, WriteContext context)
    {
        foreach (var webhook in webhooks.For(kind, AdmissionOperation.Delete))
        {
            await caller.CallAsync(
                webhook, new AdmissionReview(AdmissionOperation.Delete, kind, stored.Key.Namespace, Wanted: null, stored.Parse(), context));
        }
    }
}
