using System.Text.Json.Nodes;
using MlPipeline.ApiServer.Admission;
using MlPipeline.ApiServer.Objects;
using MlPipeline.ApiServer.Resources;
using MlPipeline.ApiServer.Statuses;
using MlPipeline.ApiServer.Storage;
using MlPipeline.ApiServer.Validation;

namespace MlPipeline.ApiServer.Writing;

/// <summary>Creates objects.</summary>
internal sealed class ObjectCreator(ObjectStore store, ObjectPreparation preparation, NamespaceGuard namespaces, AdmissionStage admission)
{
    private const int NameAttempts = 8;

    /// <summary>Creates an object of what the client sent.</summary>
    public async Task<StoredObject> CreateAsync(ResourceKind kind, string namespaceName, JsonObject sent, WriteContext context)
    {
        MetadataShape.Check(kind, sent);
        var metadata = sent.Metadata();
        CheckFresh(kind, namespaceName, metadata);
        var prefix = NamePrefix(kind, metadata);
        namespaces.Admit(kind, metadata.Text(ObjectFields.Name) ?? "", namespaceName);
        if (kind.Namespaced)
        {
            metadata[ObjectFields.Namespace] = namespaceName;
        }

        for (var attempt = 1; ; attempt++)
        {
            var candidate = sent.DeepClone().AsObject();
            if (prefix is not null)
            {
                candidate.Metadata()[ObjectFields.Name] = NameGenerator.Generate(prefix);
            }

            candidate = await admission.AdmitAsync(kind, namespaceName, candidate, stored: null, context);
            preparation.PrepareNew(kind, candidate, context.UnknownFields);
            var key = new ObjectKey(kind.StorageName, namespaceName, candidate.Metadata().Text(ObjectFields.Name)!);
            if (await StoreAsync(key, candidate, context.IsDryRun) is { } stored)
            {
                return stored;
            }

            if (prefix is null || attempt == NameAttempts)
            {
                throw ApiErrors.AlreadyExists(kind, key.Name);
            }
        }
    }

    private static void CheckFresh(ResourceKind kind, string namespaceName, JsonObject metadata)
    {
        if (metadata.Text(ObjectFields.ResourceVersion) is not (null or "" or "0"))
        {
            throw ApiErrors.BadRequest("resourceVersion should not be set on objects to be created");
        }

        if (kind.Namespaced && metadata.Text(ObjectFields.Namespace) is { Length: > 0 } other && other != namespaceName)
        {
            throw ApiErrors.BadRequest("the namespace of the provided object does not match the namespace sent on the request");
        }

        if (!kind.Namespaced)
        {
            metadata.Remove(ObjectFields.Namespace);
        }
    }

    private static string? NamePrefix(ResourceKind kind, JsonObject metadata)
    {
        if (!string.IsNullOrEmpty(metadata.Text(ObjectFields.Name)))
        {
            return null;
        }

        return metadata.Text(ObjectFields.GenerateName) is { Length: > 0 } prefix
            ? prefix
            : throw ApiErrors.Invalid(kind, "", [StatusCause.Required("metadata.name", "name or generateName is required")]);
    }

    private async Task<StoredObject?> StoreAsync(ObjectKey key, JsonObject candidate, bool dryRun)
    {
        var encoded = ObjectEncoder.Encode(candidate);
        if (!dryRun)
        {
            return await store.WriteAsync(new StoreWrite(key, ExpectedRevision: 0, encoded));
        }

        return store.State.Find(key) is null ? StoredObjectReader.Read(key, 0, encoded.Bytes) : null;
    }
}
