using System.Globalization;
using System.Text.Json.Nodes;
using MlPipeline.ApiServer.Admission;
using MlPipeline.ApiServer.Objects;
using MlPipeline.ApiServer.Resources;
using MlPipeline.ApiServer.Statuses;
using MlPipeline.ApiServer.Storage;

namespace MlPipeline.ApiServer.Writing;

/// <summary>Deletes objects: at once where nothing holds them, else by marking them and waiting for what holds them.</summary>
internal sealed class ObjectDeleter(ObjectStore store, AdmissionStage admission, TimeProvider time)
{
    /// <summary>Deletes an object, or begins to.</summary>
    public async Task<DeletionResult> DeleteAsync(ResourceKind kind, ObjectKey key, DeletionOptions options, WriteContext context)
    {
        while (true)
        {
            var current = store.State.Find(key) ?? throw ApiErrors.NotFound(kind, key.Name);
            CheckPreconditions(kind, current, options);
            await admission.AdmitDeletionAsync(kind, current, context);
            var next = current.Parse();
            var wasTerminating = current.IsTerminating;
            var grace = GracePeriod(kind, next, options);
            SetPropagationFinalizers(next.Metadata(), options.Propagation, wasTerminating);
            var completes = grace == 0 && !DeletionRules.IsHeld(kind, next);
            if (!completes)
            {
                MarkTerminating(kind, next, grace, wasTerminating);
            }

            if (!completes && JsonNode.DeepEquals(next, current.Parse()))
            {
                return new DeletionResult(current, IsGone: false);
            }

            if (context.IsDryRun)
            {
                return new DeletionResult(current, completes);
            }

            if (await store.WriteAsync(new StoreWrite(key, current.Revision, ObjectEncoder.Encode(next), completes)) is { } written)
            {
                return new DeletionResult(written, completes);
            }
        }
    }

    private static void CheckPreconditions(ResourceKind kind, StoredObject current, DeletionOptions options)
    {
        if (options.Uid is { } uid && uid != current.Uid)
        {
            throw ApiErrors.PreconditionFailed(
                kind,
                current.Key.Name,
                $"the UID in the precondition ({uid}) does not match the UID in record ({current.Uid}). The object might have been deleted and then recreated");
        }

        var revision = current.Revision.ToString(CultureInfo.InvariantCulture);
        if (options.ResourceVersion is { } asked && asked != revision)
        {
            throw ApiErrors.PreconditionFailed(
                kind,
                current.Key.Name,
                $"the ResourceVersion in the precondition ({asked}) does not match the ResourceVersion in record ({revision}). The object might have been modified");
        }
    }

    /// <summary>A second delete can only shorten the time that is left.</summary>
    private static long GracePeriod(ResourceKind kind, JsonObject value, DeletionOptions options)
    {
        var wish = kind.GracePeriodSeconds?.Invoke(value) ?? 0;
        var asked = wish == 0 ? 0 : options.GracePeriodSeconds ?? wish;
        var running = value.Metadata().Integer(ObjectFields.DeletionGracePeriodSeconds);
        return value.Metadata().Text(ObjectFields.DeletionTimestamp) is null || running is null ? asked : Math.Min(asked, running.Value);
    }

    private static void SetPropagationFinalizers(JsonObject metadata, DeletionPropagation propagation, bool wasTerminating)
    {
        var finalizers = metadata.Texts(ObjectFields.Finalizers).ToList();
        var wanted = propagation switch
        {
            DeletionPropagation.Foreground => DeletionRules.ForegroundFinalizer,
            DeletionPropagation.Orphan => DeletionRules.OrphanFinalizer,
            _ => null,
        };
        if (wasTerminating && wanted is null)
        {
            return;
        }

        finalizers.RemoveAll(one => one is DeletionRules.ForegroundFinalizer or DeletionRules.OrphanFinalizer && one != wanted);
        if (wanted is not null && !finalizers.Contains(wanted))
        {
            finalizers.Add(wanted);
        }

        metadata.SetOrRemove(ObjectFields.Finalizers, finalizers.Count == 0 ? null : ObjectJson.ToArray(finalizers));
    }

    private void MarkTerminating(ResourceKind kind, JsonObject value, long grace, bool wasTerminating)
    {
        var metadata = value.Metadata();
        if (!wasTerminating)
        {
            if (kind.TracksGeneration)
            {
                metadata[ObjectFields.Generation] = (metadata.Integer(ObjectFields.Generation) ?? 0) + 1;
            }

            kind.BeginDeletion?.Invoke(value);
        }

        if (!wasTerminating || metadata.Integer(ObjectFields.DeletionGracePeriodSeconds) != grace)
        {
            metadata[ObjectFields.DeletionTimestamp] = Timestamps.Format(time.GetUtcNow().AddSeconds(grace));
            metadata[ObjectFields.DeletionGracePeriodSeconds] = grace;
        }
    }
}
