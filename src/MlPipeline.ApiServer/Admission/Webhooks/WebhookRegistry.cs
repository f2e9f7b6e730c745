using System.Collections.Immutable;
using MlPipeline.ApiServer.Resources;
using MlPipeline.ApiServer.Resources.BuiltIn;
using MlPipeline.ApiServer.Storage;

namespace MlPipeline.ApiServer.Admission.Webhooks;

/// <summary>The webhooks of the stored configurations, mutating ones first, in the order of the configurations' names.</summary>
internal sealed class WebhookRegistry : IStoreObserver
{
    private volatile Webhook[] _webhooks = [];
    private ImmutableSortedDictionary<(string Resource, string Name), IReadOnlyList<Webhook>> _configurations =
        ImmutableSortedDictionary<(string Resource, string Name), IReadOnlyList<Webhook>>.Empty;

    /// <summary>The webhooks that review a write.</summary>
    public IEnumerable<Webhook> For(ResourceKind kind, AdmissionOperation operation)
    {
        var all = _webhooks;
        return all.Length == 0 ? [] : all.Where(webhook => webhook.Rules.Any(rule => rule.Covers(kind, operation)));
    }

    public void OnCommitted(IReadOnlyList<StoreEvent> changes)
    {
        var before = _configurations;
        foreach (var change in changes)
        {
            var key = change.Object.Key;
            var isMutating = key.Resource == WebhookResources.Mutating.StorageName;
            if (isMutating || key.Resource == WebhookResources.Validating.StorageName)
            {
                _configurations = change.Kind == StoreEventKind.Deleted
                    ? _configurations.Remove((key.Resource, key.Name))
                    : _configurations.SetItem((key.Resource, key.Name), WebhookReader.Read(change.Object.Parse(), isMutating));
            }
        }

        if (before != _configurations)
        {
            // "mutating…" sorts before "validating…".
            _webhooks = [.. _configurations.Values.SelectMany(webhooks => webhooks)];
        }
    }
}
