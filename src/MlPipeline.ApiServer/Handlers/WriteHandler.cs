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

/// <summary>Answers create, update, patch and the deletes.</summary>
internal sealed class WriteHandler(ObjectStore store, ObjectCreator creator, ObjectUpdater updater, ObjectDeleter deleter)
{
    public async Task CreateAsync(ApiRequest request)
    {
        var sent = await RequestBody.ReadObjectAsync(request);
        var context = WriteContext.Of(request);
        var created = await creator.CreateAsync(request.Kind, request.Namespace, ToStored(request.Kind, sent), context);
        JsonResponses.Warn(request.Http, context.UnknownFields.Warnings);
        await ObjectResponses.WriteAsync(request, HttpStatusCode.Created, created);
    }

    public async Task ReplaceAsync(ApiRequest request, UpdateScope scope)
    {
        var key = request.Key;
        var sent = await RequestBody.ReadObjectAsync(request);
        if (request.Kind.RequiresRevision && store.State.Find(key) is not null)
        {
            RequireRevision(request.Kind, sent);
        }

        await UpdateAsync(request, scope, _ => sent.DeepClone().AsObject());
    }

    public async Task PatchAsync(ApiRequest request, UpdateScope scope)
    {
        var patch = await PatchReader.ReadAsync(request);
        await UpdateAsync(request, scope, value =>
        {
            var patched = patch(value);
            RequestBody.CheckKind(request.Kind, patched);
            return patched;
        });
    }

    public async Task DeleteAsync(ApiRequest request)
    {
        var options = await ReadOptionsAsync(request);
        var result = await deleter.DeleteAsync(request.Kind, request.Key, options, WriteContext.Of(request) with { IsDryRun = options.DryRun });
        if (!result.IsGone || request.Kind.ReturnsDeletedObject)
        {
            await ObjectResponses.WriteAsync(request, HttpStatusCode.OK, result.Object);
            return;
        }

        var details = new StatusDetails(request.Name, request.Kind.Group, request.Kind.Plural, result.Object.Uid);
        await JsonResponses.WriteAsync(request.Http, new ApiStatus((int)HttpStatusCode.OK, null, "", details));
    }

    public async Task DeleteCollectionAsync(ApiRequest request)
    {
        var selector = request.ReadSelector();
        var options = await ReadOptionsAsync(request);
        var state = store.State;
        var selected = state.List(request.Kind.StorageName, selector.Namespace).Where(selector.Matches).ToList();
        var context = WriteContext.Of(request) with { IsDryRun = options.DryRun };
        foreach (var value in selected)
        {
            await DeleteIfThereAsync(request.Kind, value, options, context);
        }

        await ObjectResponses.WriteListAsync(request, new ObjectPage(store.State.Revision, selected));
    }

    private static async Task<DeletionOptions> ReadOptionsAsync(ApiRequest request) =>
        DeletionOptions.Read(await RequestBody.ReadOptionalAsync(request.Http.Request, request.Aborted), request.Query);

    private static void RequireRevision(ResourceKind kind, JsonObject sent)
    {
        var metadata = sent[ObjectFields.Metadata] as JsonObject;
        if (metadata.Text(ObjectFields.ResourceVersion) is null or "" or "0")
        {
            throw ApiErrors.Invalid(
                kind with { Kind = kind.Plural },
                metadata.Text(ObjectFields.Name),
                [StatusCause.Invalid("metadata.resourceVersion", "0x0", "must be specified for an update")]);
        }
    }

    private async Task UpdateAsync(ApiRequest request, UpdateScope scope, Func<JsonObject, JsonObject> change)
    {
        var context = WriteContext.Of(request);
        var updated = await updater.UpdateAsync(request.Kind, request.Key, scope, InStoredForm(request.Kind, change), context);
        JsonResponses.Warn(request.Http, context.UnknownFields.Warnings);
        await ObjectResponses.WriteAsync(request, HttpStatusCode.OK, updated);
    }

    private static JsonObject ToStored(ResourceKind kind, JsonObject value) => kind.StoredForm is { } form ? form.ToStored(value) : value;

    private static Func<JsonObject, JsonObject> InStoredForm(ResourceKind kind, Func<JsonObject, JsonObject> change) =>
        kind.StoredForm is { } form ? value => form.ToStored(change(form.FromStored(value))) : change;

    private async Task DeleteIfThereAsync(ResourceKind kind, StoredObject value, DeletionOptions options, WriteContext context)
    {
        try
        {
            await deleter.DeleteAsync(kind, value.Key, options, context);
        }
        catch (ApiException exception) when (exception.Status.Code == (int)HttpStatusCode.NotFound)
        {
            // Somebody else deleted it in the meantime, which is what was asked for.
        }
    }
}
