using System.Text.Json.Nodes;
using MlPipeline.ApiServer.Objects;
using MlPipeline.ApiServer.Resources;
using MlPipeline.ApiServer.Schemas;
using MlPipeline.ApiServer.Statuses;
using MlPipeline.ApiServer.Validation;

namespace MlPipeline.ApiServer.Writing;

/// <summary>The stages between a decoded object and one that can be stored: what the system owns is set, defaults are filled in, and the result is checked.</summary>
internal sealed class ObjectPreparation(TimeProvider time)
{
    private static readonly string[] SystemFields =
    [
        ObjectFields.Uid, ObjectFields.CreationTimestamp, ObjectFields.Generation, ObjectFields.DeletionTimestamp, ObjectFields.DeletionGracePeriodSeconds,
    ];

    private static readonly string[] DroppedFields = [ObjectFields.ManagedFields, ObjectFields.SelfLink];

    /// <summary>Makes a new object of what the client sent.</summary>
    public void PrepareNew(ResourceKind kind, JsonObject value, UnknownFields unknownFields)
    {
        var now = Timestamps.Format(time.GetUtcNow());
        var metadata = value.Metadata();
        RemoveAll(metadata, [.. SystemFields, .. DroppedFields, ObjectFields.ResourceVersion]);
        metadata[ObjectFields.Uid] = Guid.NewGuid().ToString();
        metadata[ObjectFields.CreationTimestamp] = now;
        if (kind.TracksGeneration)
        {
            metadata[ObjectFields.Generation] = 1;
        }

        if (kind is { HasStatus: true, AcceptsInitialStatus: false })
        {
            value.Remove(ObjectFields.Status);
        }

        kind.PrepareForCreate?.Invoke(value, new CreationContext(now));
        Finish(kind, value, stored: null, unknownFields);
    }

    /// <summary>Makes the next version of an object of what the client sent.</summary>
    /// <returns>The next version.</returns>
    public static JsonObject PrepareUpdate(ResourceKind kind, JsonObject sent, JsonObject stored, UpdateScope scope, UnknownFields unknownFields)
    {
        CheckUid(kind, sent, stored);
        var value = scope == UpdateScope.Status ? WithStatusOf(stored, sent) : sent;
        var metadata = value.Metadata();
        var storedMetadata = stored.Metadata();
        RemoveAll(metadata, DroppedFields);
        foreach (var field in SystemFields)
        {
            metadata.SetOrRemove(field, storedMetadata[field]?.DeepClone());
        }

        if (scope == UpdateScope.Main && kind.HasStatus)
        {
            value.SetOrRemove(ObjectFields.Status, stored[ObjectFields.Status]?.DeepClone());
        }

        if (scope == UpdateScope.Main)
        {
            kind.PrepareForUpdate?.Invoke(value, stored);
        }

        Finish(kind, value, stored, unknownFields);
        if (kind.TracksGeneration && AsksForSomethingElse(value, stored))
        {
            metadata[ObjectFields.Generation] = (storedMetadata.Integer(ObjectFields.Generation) ?? 0) + 1;
        }

        return value;
    }

    private static void Finish(ResourceKind kind, JsonObject value, JsonObject? stored, UnknownFields unknownFields)
    {
        kind.SetDefaults?.Invoke(value);
        if (kind.Schema is { } schema)
        {
            unknownFields.Report(kind, SchemaPruning.Prune(value, schema));
            SchemaDefaulting.Apply(value, schema);
        }

        var causes = MetadataValidation.Validate(kind, value, stored)
            .Concat(kind.Validate?.Invoke(value, stored) ?? [])
            .Concat(kind.Schema is null ? [] : SchemaValidation.Validate(value, kind.Schema))
            .ToList();
        if (causes.Count > 0)
        {
            throw ApiErrors.Invalid(kind, value.Metadata().Text(ObjectFields.Name), causes);
        }
    }

    private static void CheckUid(ResourceKind kind, JsonObject sent, JsonObject stored)
    {
        var uid = sent.Metadata().Text(ObjectFields.Uid);
        var storedUid = stored.Metadata().Text(ObjectFields.Uid);
        if (!string.IsNullOrEmpty(uid) && uid != storedUid)
        {
            throw ApiErrors.Conflict(
                kind,
                stored.Metadata().Text(ObjectFields.Name)!,
                $"Precondition failed: UID in precondition: {uid}, UID in object meta: {storedUid}");
        }
    }

    private static JsonObject WithStatusOf(JsonObject stored, JsonObject sent)
    {
        var value = stored.DeepClone().AsObject();
        value.SetOrRemove(ObjectFields.Status, sent[ObjectFields.Status]?.DeepClone());
        return value;
    }

    private static bool AsksForSomethingElse(JsonObject value, JsonObject stored) =>
        value.Select(entry => entry.Key).Union(stored.Select(entry => entry.Key), StringComparer.Ordinal)
            .Where(field => field is not (ObjectFields.Metadata or ObjectFields.Status))
            .Any(field => !JsonNode.DeepEquals(value[field], stored[field]));

    private static void RemoveAll(JsonObject value, IEnumerable<string> fields)
    {
        foreach (var field in fields)
        {
            value.Remove(field);
        }
    }
}
