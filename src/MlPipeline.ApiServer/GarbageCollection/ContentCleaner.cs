using System.Text.Json.Nodes;
using MlPipeline.ApiServer.Objects;
using MlPipeline.ApiServer.Resources;
using MlPipeline.ApiServer.Resources.BuiltIn;
using MlPipeline.ApiServer.Storage;
using MlPipeline.ApiServer.Writing;

namespace MlPipeline.ApiServer.GarbageCollection;

/// <summary>Deletes the objects in namespaces and under definitions that end, and lets those go when nothing is left.</summary>
internal sealed class ContentCleaner(ObjectStore store, ResourceRegistry registry, ObjectUpdater updater, ObjectDeleter deleter)
{
    public async Task CleanAsync(ResourceKind kind, StoredObject value)
    {
        if (value.Key.Namespace.Length > 0)
        {
            await DeleteIfNamespaceIsGoneAsync(kind, value);
        }
        else if (value.IsTerminating && value.Key.Resource == NamespaceGuard.Namespaces)
        {
            var content = store.State.ListNamespace(value.Key.Name);
            await DeleteContentAsync(kind, value, [.. content], WithoutSpecFinalizers);
        }
        else if (value.IsTerminating && value.Key.Resource == GroupResources.CustomResourceDefinitions.StorageName)
        {
            var content = store.State.List(value.Key.Name, null);
            await DeleteContentAsync(kind, value, [.. content], WithoutCleanupFinalizer);
        }
    }

    /// <summary>A create may pass the namespace's check just before the namespace goes.</summary>
    private async Task DeleteIfNamespaceIsGoneAsync(ResourceKind kind, StoredObject value)
    {
        var owner = store.State.Find(new ObjectKey(NamespaceGuard.Namespaces, "", value.Key.Namespace));
        if (!value.IsTerminating && (owner is null || owner.IsTerminating))
        {
            await deleter.DeleteAsync(kind, value.Key, new DeletionOptions { Uid = value.Uid }, WriteContext.OfServer);
        }
    }

    private async Task DeleteContentAsync(
        ResourceKind kind, StoredObject holder, IReadOnlyList<StoredObject> content, Func<JsonObject, JsonObject> release)
    {
        if (content.Count == 0)
        {
            await updater.UpdateAsync(kind, holder.Key, UpdateScope.Whole, release, WriteContext.OfServer);
            return;
        }

        var kinds = registry.Kinds;
        await Task.WhenAll(
            from value in content
            let valueKind = kinds.FindStored(value.Key.Resource)
            where valueKind is not null && !value.IsTerminating
            select deleter.DeleteAsync(valueKind, value.Key, new DeletionOptions { Uid = value.Uid }, WriteContext.OfServer));
    }

    private static JsonObject WithoutSpecFinalizers(JsonObject value)
    {
        value.Child(ObjectFields.Spec)?.Remove(ObjectFields.Finalizers);
        return value;
    }

    private static JsonObject WithoutCleanupFinalizer(JsonObject value)
    {
        var kept = value.Metadata().Texts(ObjectFields.Finalizers).Where(one => one != DefinitionRules.CleanupFinalizer).ToList();
        value.Metadata().SetOrRemove(ObjectFields.Finalizers, kept.Count == 0 ? null : ObjectJson.ToArray(kept));
        return value;
    }
}
