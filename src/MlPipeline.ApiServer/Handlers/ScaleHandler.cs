using System.Net;
using System.Text.Json.Nodes;
using MlPipeline.ApiServer.Objects;
using MlPipeline.ApiServer.Requests;
using MlPipeline.ApiServer.Resources;
using MlPipeline.ApiServer.Responses;
using MlPipeline.ApiServer.Statuses;
using MlPipeline.ApiServer.Storage;
using MlPipeline.ApiServer.Writing;

namespace MlPipeline.ApiServer.Handlers;

/// <summary>Answers <c>/scale</c>: shows and changes the number of replicas alone.</summary>
internal sealed class ScaleHandler(ObjectStore store, ObjectUpdater updater)
{
    private const string Replicas = "replicas";

    private static readonly ResourceKind Scale = new()
    {
        Group = "autoscaling",
        Version = "v1",
        Plural = "scales",
        Kind = "Scale",
        Namespaced = true,
    };

    public Task GetAsync(ApiRequest request)
    {
        var parent = store.State.Find(request.Key) ?? throw ApiErrors.NotFound(request.Kind, request.Name);
        return JsonResponses.WriteAsync(request.Http, HttpStatusCode.OK, ToScale(parent.Parse()));
    }

    public async Task ReplaceAsync(ApiRequest request)
    {
        var sent = await RequestBody.ReadObjectAsync(request with { Kind = Scale });
        await UpdateAsync(request, _ => sent.DeepClone().AsObject());
    }

    public async Task PatchAsync(ApiRequest request) => await UpdateAsync(request, await PatchReader.ReadAsync(request));

    private async Task UpdateAsync(ApiRequest request, Func<JsonObject, JsonObject> change)
    {
        var updated = await updater.UpdateAsync(
            request.Kind, request.Key, UpdateScope.Main, parent => WithReplicas(parent, change(ToScale(parent))), WriteContext.Of(request));
        await JsonResponses.WriteAsync(request.Http, HttpStatusCode.OK, ToScale(updated.Parse()));
    }

    private static JsonObject WithReplicas(JsonObject parent, JsonObject scale)
    {
        var replicas = scale.Child(ObjectFields.Spec)?[Replicas]?.DeepClone() ?? 0;
        parent.GetOrAddChild(ObjectFields.Spec)[Replicas] = replicas;
        parent.Metadata().SetOrRemove(ObjectFields.ResourceVersion, scale.Metadata()[ObjectFields.ResourceVersion]?.DeepClone());
        return parent;
    }

    private static JsonObject ToScale(JsonObject parent)
    {
        var metadata = parent.Metadata();
        var shown = new[]
        {
            ObjectFields.Name, ObjectFields.Namespace, ObjectFields.Uid, ObjectFields.ResourceVersion, ObjectFields.CreationTimestamp,
        };
        var selector = parent.Child(ObjectFields.Spec).Child("selector").Child("matchLabels") ?? [];
        return new JsonObject
        {
            [ObjectFields.ApiVersion] = Scale.ApiVersion,
            [ObjectFields.Kind] = Scale.Kind,
            [ObjectFields.Metadata] = new JsonObject(shown.Where(metadata.ContainsKey).Select(field => KeyValuePair.Create(field, metadata[field]?.DeepClone()))),
            [ObjectFields.Spec] = new JsonObject { [Replicas] = parent.Child(ObjectFields.Spec).Integer(Replicas) ?? 0 },
            [ObjectFields.Status] = new JsonObject
            {
                [Replicas] = parent.Child(ObjectFields.Status).Integer(Replicas) ?? 0,
                ["selector"] = string.Join(',', selector.Select(label => $"{label.Key}={label.Value}")),
            },
        };
    }
}
