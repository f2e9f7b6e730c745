using System.Text.Json.Nodes;
using MlPipeline.ApiServer.Objects;
using MlPipeline.ApiServer.Resources;
using MlPipeline.ApiServer.Storage;
using MlPipeline.ApiServer.Writing;

namespace MlPipeline.ApiServer.GarbageCollection;

/// <summary>Carries deletions on from owners to what they own, by the policy each delete asked for.</summary>
internal sealed class OwnerCascade(ObjectStore store, ResourceRegistry registry, ObjectUpdater updater, ObjectDeleter deleter)
{
    public async Task CascadeAsync(ResourceKind kind, StoredObject value, DependencyIndex index)
    {
        if (value.Owners.Count > 0 && value.Owners.All(owner => index.Find(owner.Uid) is null))
        {
            await deleter.DeleteAsync(kind, value.Key, new DeletionOptions { Uid = value.Uid }, WriteContext.OfServer);
            return;
        }

        if (!value.IsTerminating || !value.HasFinalizers)
        {
            return;
        }

        var finalizers = value.Parse().Metadata().Texts(ObjectFields.Finalizers);
        if (finalizers.Contains(DeletionRules.OrphanFinalizer))
        {
            await FreeDependentsAsync(value, index);
            await RemoveFinalizerAsync(kind, value, DeletionRules.OrphanFinalizer);
        }
        else if (finalizers.Contains(DeletionRules.ForegroundFinalizer))
        {
            await DeleteDependentsAsync(kind, value, index);
        }
    }

    private async Task FreeDependentsAsync(StoredObject owner, DependencyIndex index)
    {
        foreach (var (kind, dependent) in FindDependents(owner, index))
        {
            await updater.UpdateAsync(kind, dependent.Key, UpdateScope.Main, value => WithoutOwner(value, owner.Uid), WriteContext.OfServer);
        }
    }

    private async Task DeleteDependentsAsync(ResourceKind kind, StoredObject owner, DependencyIndex index)
    {
        var dependents = FindDependents(owner, index);
        if (!dependents.Any(dependent => Blocks(dependent.Object, owner)))
        {
            await RemoveFinalizerAsync(kind, owner, DeletionRules.ForegroundFinalizer);
            return;
        }

        var toDelete = dependents.Where(dependent => !dependent.Object.IsTerminating);
        await Task.WhenAll(toDelete.Select(dependent => deleter.DeleteAsync(dependent.Kind, dependent.Object.Key, new DeletionOptions
        {
            Uid = dependent.Object.Uid,
            Propagation = index.Dependents(dependent.Object.Uid).Count > 0 ? DeletionPropagation.Foreground : DeletionPropagation.Background,
        }, WriteContext.OfServer)));
    }

    private Task<StoredObject> RemoveFinalizerAsync(ResourceKind kind, StoredObject value, string finalizer) =>
        updater.UpdateAsync(kind, value.Key, UpdateScope.Main, current => WithoutFinalizer(current, finalizer), WriteContext.OfServer);

    private List<(ResourceKind Kind, StoredObject Object)> FindDependents(StoredObject owner, DependencyIndex index)
    {
        var state = store.State;
        var kinds = registry.Kinds;
        return
        [
            .. from key in index.Dependents(owner.Uid)
               let value = state.Find(key)
               let kind = kinds.FindStored(key.Resource)
               where value is not null && kind is not null && value.Owners.Any(one => one.Uid == owner.Uid)
               select (kind, value),
        ];
    }

    private static bool Blocks(StoredObject dependent, StoredObject owner) =>
        dependent.Owners.Any(one => one.Uid == owner.Uid && one.BlocksDeletion);

    private static JsonObject WithoutOwner(JsonObject value, string uid)
    {
        var kept = (value.Metadata().Items(ObjectFields.OwnerReferences) ?? []).Where(owner => (owner as JsonObject).Text(ObjectFields.Uid) != uid);
        value.Metadata()[ObjectFields.OwnerReferences] = new JsonArray([.. kept.Select(owner => owner?.DeepClone())]);
        return value;
    }

    private static JsonObject WithoutFinalizer(JsonObject value, string finalizer)
    {
        var kept = value.Metadata().Texts(ObjectFields.Finalizers).Where(one => one != finalizer).ToList();
        value.Metadata().SetOrRemove(ObjectFields.Finalizers, kept.Count == 0 ? null : ObjectJson.ToArray(kept));
        return value;
    }
}
