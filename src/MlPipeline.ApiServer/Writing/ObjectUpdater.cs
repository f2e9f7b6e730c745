using System.Globalization;
using System.Text.Json.Nodes;
using MlPipeline.ApiServer.Admission;
using MlPipeline.ApiServer.Objects;
using MlPipeline.ApiServer.Resources;
using MlPipeline.ApiServer.Statuses;
using MlPipeline.ApiServer.Storage;
using MlPipeline.ApiServer.Validation;

namespace MlPipeline.ApiServer.Writing;

/// <summary>Changes objects; a change that says which revision it is based on fails where the object has moved on, any other is made again.</summary>
internal sealed class ObjectUpdater(ObjectStore store, AdmissionStage admission)
{
    /// <summary>Changes an object.</summary>
    /// <param name="kind">Its kind.</param>
    /// <param name="key">Where it is stored.</param>
    /// <param name="scope">Which part may change.</param>
    /// <param name="change">Gives what the object is to become; gets a copy of the stored one that it may alter.</param>
    /// <param name="context">Who changes it, and how.</param>
    /// <returns>The object as it is now, or as it was last where the change let it go.</returns>
    public async Task<StoredObject> UpdateAsync(
        ResourceKind kind, ObjectKey key, UpdateScope scope, Func<JsonObject, JsonObject> change, WriteContext context)
    {
        while (true)
        {
            var current = store.State.Find(key) ?? throw ApiErrors.NotFound(kind, key.Name);
            var stored = current.Parse();
            var sent = change(current.Parse());
            CheckIdentity(kind, key, sent);
            var asked = AskedRevision(sent);
            if (asked is not null && asked != current.Revision.ToString(CultureInfo.InvariantCulture))
            {
                throw ApiErrors.Conflict(kind, key.Name);
            }

            if (scope == UpdateScope.Main)
            {
                sent = await admission.AdmitAsync(kind, key.Namespace, sent, stored, context);
            }

            var next = ObjectPreparation.PrepareUpdate(kind, sent, stored, scope, context.UnknownFields);
            next.Metadata()[ObjectFields.ResourceVersion] = stored.Metadata().Text(ObjectFields.ResourceVersion);
            if (JsonNode.DeepEquals(next, stored))
            {
                return current;
            }

            var write = new StoreWrite(key, current.Revision, ObjectEncoder.Encode(next), Deletes: DeletionRules.IsComplete(kind, next));
            if (context.IsDryRun)
            {
                return StoredObjectReader.Read(key, current.Revision, write.Content.WithRevision(current.Revision));
            }

            if (await store.WriteAsync(write) is { } written)
            {
                return written;
            }
        }
    }

    private static void CheckIdentity(ResourceKind kind, ObjectKey key, JsonObject sent)
    {
        MetadataShape.Check(kind, sent);
        var metadata = sent.Metadata();
        if (metadata.Text(ObjectFields.Name) is var name && name != key.Name)
        {
            throw ApiErrors.BadRequest($"the name of the object ({name}) does not match the name on the URL ({key.Name})");
        }

        if (!kind.Namespaced)
        {
            metadata.Remove(ObjectFields.Namespace);
            return;
        }

        if (metadata.Text(ObjectFields.Namespace) is { Length: > 0 } other && other != key.Namespace)
        {
            throw ApiErrors.BadRequest("the namespace of the provided object does not match the namespace sent on the request");
        }

        metadata[ObjectFields.Namespace] = key.Namespace;
    }

    private static string? AskedRevision(JsonObject sent) =>
        sent.Metadata().Text(ObjectFields.ResourceVersion) is { } revision && revision is not ("" or "0") ? revision : null;
}
