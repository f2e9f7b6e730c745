using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using k8s;
using k8s.Autorest;
using k8s.Models;
using Microsoft.Extensions.Logging;
using MlPipeline.Contracts.KubeDirector;
using MlPipeline.Sandbox.Home;
using MlPipeline.Sandbox.Nodes;
using MlPipeline.Sandbox.Watching;

namespace MlPipeline.Sandbox.Networking;

/// <summary>Publishes services of type NodePort and LoadBalancer on gateway ports and writes those ports on the services.</summary>
internal sealed class ServicePublisher : IAsyncDisposable
{
    private const string GatewayLabel = "hpecp.hpe.com/hpecp-internal-gateway";

    private readonly ConcurrentDictionary<ResourceKey, PublishedService> _published = new();
    private readonly IKubernetes _client;
    private readonly ClusterView _view;
    private readonly PodNetwork _network;
    private readonly SettingsStore _settings;
    private readonly X509Certificate2 _certificate;
    private readonly ILogger<ServicePublisher> _logger;
    private readonly WorkQueue<ResourceKey> _queue;

    public ServicePublisher(
        IKubernetes client,
        ClusterView view,
        PodNetwork network,
        SettingsStore settings,
        X509Certificate2 certificate,
        ILogger<ServicePublisher> logger,
        TimeProvider time)
    {
        _client = client;
        _view = view;
        _network = network;
        _settings = settings;
        _certificate = certificate;
        _logger = logger;
        _queue = new WorkQueue<ResourceKey>(PublishAsync, logger, time);
        view.Services.Changed += _queue.Add;
    }

    /// <summary>All open gateway ports.</summary>
    public IEnumerable<(ResourceKey Service, int ServicePort, int Port)> Ports =>
        _published.SelectMany(each => each.Value.Ports.Select(port => (each.Key, port.Key, port.Value.Port)));

    /// <summary>Works until the token ends it.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await _view.Filled.WaitAsync(cancellationToken);
        ForgetPortsOfGoneServices();
        await _queue.RunAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var port in _published.Values.SelectMany(service => service.Ports.Values))
        {
            await port.DisposeAsync();
        }
    }

    private async Task PublishAsync(ResourceKey key, CancellationToken cancellationToken)
    {
        var wanted = _view.Services.TryGet(key, out var service) && IsPublished(service) ? service : null;
        if (_published.TryGetValue(key, out var open) && !Matches(open, wanted))
        {
            await CloseAsync(key, open, forget: service is null);
        }

        if (wanted is null)
        {
            return;
        }

        var ports = _published.GetOrAdd(key, _ => Open(key, wanted)).Ports;
        await AnnotateAsync(wanted, ports, cancellationToken);
    }

    private static bool IsPublished(V1Service service) =>
        service.Spec.Type is "NodePort" or "LoadBalancer" && service.Metadata.DeletionTimestamp is null;

    private static bool Matches(PublishedService open, V1Service? wanted) =>
        wanted is not null && open.Uid == wanted.Metadata.Uid
        && open.Ports.Keys.ToHashSet().SetEquals(wanted.Spec.Ports.Select(port => port.Port));

    private PublishedService Open(ResourceKey key, V1Service service) =>
        new(service.Metadata.Uid, service.Spec.Ports.ToDictionary(port => port.Port, port => Open(key, port)));

    private GatewayPort Open(ResourceKey key, V1ServicePort port)
    {
        var stored = _settings.Read().ServicePorts.GetValueOrDefault(SettingsKey(key, port.Port));
        var number = stored != 0 && PortAllocator.IsFree(stored) ? stored : PortAllocator.Find();
        var opened = GatewayPort.Open(number, _certificate, key.ToString(), () => FindBackend(key, port), _logger);
        _settings.Update(settings => settings with
        {
            ServicePorts = new SortedDictionary<string, int>(settings.ServicePorts.ToDictionary(), StringComparer.Ordinal)
            {
                [SettingsKey(key, port.Port)] = opened.Port,
            },
        });
        return opened;
    }

    private IPEndPoint? FindBackend(ResourceKey key, V1ServicePort port) =>
        _view.Services.TryGet(key, out var service) ? ServiceBackends.Find(service, port, _view, _network).FirstOrDefault() : null;

    private async Task CloseAsync(ResourceKey key, PublishedService open, bool forget)
    {
        _published.TryRemove(key, out _);
        foreach (var port in open.Ports.Values)
        {
            await port.DisposeAsync();
        }

        if (forget)
        {
            Forget(stored => stored.StartsWith($"{key}:", StringComparison.Ordinal));
        }
    }

    private async Task AnnotateAsync(V1Service service, IReadOnlyDictionary<int, GatewayPort> ports, CancellationToken cancellationToken)
    {
        var annotations = new JsonObject();
        foreach (var (servicePort, port) in ports)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"{KubeDirectorAnnotations.GatewayPrefix}{servicePort}");
            var address = string.Create(CultureInfo.InvariantCulture, $"{IPAddress.Loopback}:{port.Port}");
            if (service.Metadata.Annotations is not { } known || !known.TryGetValue(name, out var value) || value != address)
            {
                annotations[name] = address;
            }
        }

        if (annotations.Count == 0)
        {
            return;
        }

        var patch = new JsonObject
        {
            ["metadata"] = new JsonObject
            {
                ["uid"] = service.Metadata.Uid,
                ["annotations"] = annotations,
                ["labels"] = new JsonObject { [GatewayLabel] = "true" },
            },
        };
        try
        {
            await _client.CoreV1.PatchNamespacedServiceAsync(
                new V1Patch(patch.ToJsonString(), V1Patch.PatchType.MergePatch),
                service.Metadata.Name,
                service.Metadata.NamespaceProperty,
                cancellationToken: cancellationToken);
        }
        catch (HttpOperationException exception) when (exception.Response.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Conflict)
        {
            _logger.LogDebug("Service {Service} went or was replaced while its ports were being written", service.Metadata.Name);
        }
    }

    private void ForgetPortsOfGoneServices()
    {
        var there = _view.Services.Objects.Select(service => ResourceKey.Of(service).ToString()).ToHashSet();
        Forget(stored => !there.Contains(stored[..stored.LastIndexOf(':')]));
    }

    private void Forget(Func<string, bool> isGone) =>
        _settings.Update(settings => settings.ServicePorts.Keys.Any(isGone)
            ? settings with { ServicePorts = settings.ServicePorts.Where(each => !isGone(each.Key)).ToDictionary() }
            : settings);

    private static string SettingsKey(ResourceKey service, int port) => string.Create(CultureInfo.InvariantCulture, $"{service}:{port}");
}
