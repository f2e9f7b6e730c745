using System.Net;
using k8s;
using k8s.Autorest;
using k8s.Models;
using Microsoft.Extensions.Logging;
using MlPipeline.Sandbox.Nodes;
using MlPipeline.Sandbox.Watching;

namespace MlPipeline.Sandbox.Networking;

/// <summary>Keeps what tells where pods are in step with the pods: the endpoint table and the Endpoints objects of services.</summary>
internal sealed class NetworkController
{
    private readonly IKubernetes _client;
    private readonly ClusterView _view;
    private readonly PodNetwork _network;
    private readonly EndpointTable _table;
    private readonly WorkQueue<ResourceKey> _queue;

    public NetworkController(
        IKubernetes client, ClusterView view, PodNetwork network, EndpointTable table, ILogger<NetworkController> logger, TimeProvider time)
    {
        _client = client;
        _view = view;
        _network = network;
        _table = table;
        _queue = new WorkQueue<ResourceKey>(UpdateAsync, logger, time);
        view.Services.Changed += _queue.Add;
        network.Changed += EnqueueServicesOf;
    }

    // Stands for the table in the queue; no service has an empty name.
    private static ResourceKey Table => new("", "");

    /// <summary>Works until the token ends it.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await _view.Filled.WaitAsync(cancellationToken);
        _queue.Add(Table);
        await _queue.RunAsync(cancellationToken);
    }

    private void EnqueueServicesOf(ResourceKey pod)
    {
        _queue.Add(Table);
        foreach (var service in _view.Services.Objects.Where(service => service.Metadata.NamespaceProperty == pod.Namespace))
        {
            if (ServiceBackends.SelectedPods(service, _view).Any(each => each.Metadata.Name == pod.Name))
            {
                _queue.Add(ResourceKey.Of(service));
            }
        }
    }

    private async Task UpdateAsync(ResourceKey key, CancellationToken cancellationToken)
    {
        _table.Write();
        if (key != Table && _view.Services.TryGet(key, out var service) && service.Spec.Selector is { Count: > 0 })
        {
            await WriteEndpointsAsync(service, cancellationToken);
        }
    }

    private async Task WriteEndpointsAsync(V1Service service, CancellationToken cancellationToken)
    {
        var endpoints = EndpointsDocument.Write(service, _view, _network);
        try
        {
            await _client.CoreV1.ReplaceNamespacedEndpointsAsync(
                endpoints, service.Metadata.Name, service.Metadata.NamespaceProperty, cancellationToken: cancellationToken);
        }
        catch (HttpOperationException exception) when (exception.Response.StatusCode == HttpStatusCode.NotFound)
        {
            await _client.CoreV1.CreateNamespacedEndpointsAsync(
                endpoints, service.Metadata.NamespaceProperty, cancellationToken: cancellationToken);
        }
    }
}
