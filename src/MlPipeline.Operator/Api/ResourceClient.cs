using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using k8s;
using k8s.Autorest;
using k8s.Models;
using Microsoft.Extensions.Logging;
using MlPipeline.Operator.Informers;

namespace MlPipeline.Operator.Api;

/// <summary>Objects of one type on the API server. Whatever a write returns goes into the store, so that the next look sees it.</summary>
internal sealed class ResourceClient<T>(IKubernetes kubernetes, ResourceType<T> type, ILogger logger, ResourceStore<T>? store = null)
    where T : class, IKubernetesObject<V1ObjectMeta>
{
    private const int PageSize = 500;
    private const int WatchSeconds = 300;

    public ResourceType<T> Type => type;

    /// <summary>Reads all objects page by page.</summary>
    /// <returns>The objects, and the resource version a watch can go on from.</returns>
    public async Task<(IReadOnlyList<T> Items, string ResourceVersion)> ListAsync(string? labelSelector, CancellationToken cancellationToken)
    {
        var items = new List<T>();
        string? next = null;
        while (true)
        {
            using var response = await kubernetes.CustomObjects.ListClusterCustomObjectWithHttpMessagesAsync<ResourceList>(
                type.Group,
                type.Version,
                type.Plural,
                labelSelector: labelSelector,
                limit: PageSize,
                continueParameter: next,
                cancellationToken: cancellationToken);
            items.AddRange(response.Body.Items.Select(Read).OfType<T>());
            next = response.Body.Metadata.ContinueProperty;
            if (string.IsNullOrEmpty(next))
            {
                return (items, response.Body.Metadata.ResourceVersion);
            }
        }
    }

    /// <summary>Follows changes until the server ends the watch, which it does every few minutes.</summary>
    /// <exception cref="WatchExpiredException">The resource version is too old.</exception>
    public async IAsyncEnumerable<(WatchEventType Kind, T Item)> WatchAsync(
        string? labelSelector,
        string resourceVersion,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Exception? failure = null;
        var events = kubernetes.CustomObjects.WatchListClusterCustomObjectAsync(
            type.Group,
            type.Version,
            type.Plural,
            allowWatchBookmarks: true,
            labelSelector: labelSelector,
            resourceVersion: resourceVersion,
            timeoutSeconds: WatchSeconds,
            onError: exception => failure ??= exception,
            cancellationToken: cancellationToken);
        await foreach (var (kind, item) in events)
        {
            if (Read((JsonElement)item) is { } read)
            {
                yield return (kind, read);
            }
        }

        if (failure is not null)
        {
            throw Translate(failure);
        }
    }

    public async Task<T?> FindAsync(ResourceKey key, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await kubernetes.CustomObjects.GetNamespacedCustomObjectWithHttpMessagesAsync<T>(
                type.Group, type.Version, key.Namespace, type.Plural, key.Name, cancellationToken: cancellationToken);
            return Observe(response.Body);
        }
        catch (HttpOperationException exception) when (exception.IsNotFound())
        {
            return null;
        }
    }

    public async Task<T> CreateAsync(T item, CancellationToken cancellationToken)
    {
        using var response = await kubernetes.CustomObjects.CreateNamespacedCustomObjectWithHttpMessagesAsync<T>(
            Complete(item), type.Group, type.Version, item.Metadata.NamespaceProperty, type.Plural, cancellationToken: cancellationToken);
        return Observe(response.Body);
    }

    public async Task<T> MergeAsync(ResourceKey key, JsonObject patch, CancellationToken cancellationToken)
    {
        using var response = await kubernetes.CustomObjects.PatchNamespacedCustomObjectWithHttpMessagesAsync<T>(
            new V1Patch(patch.ToJsonString(), V1Patch.PatchType.MergePatch),
            type.Group, type.Version, key.Namespace, type.Plural, key.Name, cancellationToken: cancellationToken);
        return Observe(response.Body);
    }

    public async Task<T> ReplaceStatusAsync(T item, CancellationToken cancellationToken)
    {
        using var response = await kubernetes.CustomObjects.ReplaceNamespacedCustomObjectStatusWithHttpMessagesAsync<T>(
            Complete(item), type.Group, type.Version, item.Metadata.NamespaceProperty, type.Plural, item.Metadata.Name, cancellationToken: cancellationToken);
        return Observe(response.Body);
    }

    /// <summary>Deletes an object; one that is gone already is no failure.</summary>
    public async Task DeleteAsync(ResourceKey key, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await kubernetes.CustomObjects.DeleteNamespacedCustomObjectWithHttpMessagesAsync<JsonElement>(
                type.Group, type.Version, key.Namespace, type.Plural, key.Name, new V1DeleteOptions(), cancellationToken: cancellationToken);
        }
        catch (HttpOperationException exception) when (exception.IsNotFound())
        {
            return;
        }
    }

    private T Observe(T item)
    {
        store?.Apply(Complete(item));
        return item;
    }

    /// <summary>One object that cannot be read must not hide all others.</summary>
    private T? Read(JsonElement item)
    {
        try
        {
            return Complete(KubernetesJson.Deserialize<T>(item));
        }
        catch (JsonException exception)
        {
            logger.LogWarning("An object among the {Resource} cannot be read and is left out: {Reason}", type.Plural, exception.Message);
            return null;
        }
    }

    /// <summary>Items of a list carry neither kind nor version.</summary>
    private T Complete(T item)
    {
        item.ApiVersion = type.ApiVersion;
        item.Kind = type.Kind;
        return item;
    }

    private static Exception Translate(Exception exception) =>
        exception is KubernetesException { Status.Code: 410 } ? new WatchExpiredException(exception) : exception;
}
