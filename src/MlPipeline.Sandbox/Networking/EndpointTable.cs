using System.Globalization;
using System.Text.Json;
using k8s.Models;
using MlPipeline.Sandbox.Home;
using MlPipeline.Sandbox.Nodes;
using MlPipeline.Sandbox.Watching;

namespace MlPipeline.Sandbox.Networking;

/// <summary>Writes the file that stands for cluster DNS: <c>host:port</c> to <c>ip:port</c> for pods and services.</summary>
internal sealed class EndpointTable(string path, ClusterView view, PodNetwork network)
{
    private const string Domain = "svc.cluster.local";

    private byte[] _written = [];

    /// <summary>Writes the file where something changed.</summary>
    public void Write()
    {
        var table = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, endpoint) in network.Pods)
        {
            AddPod(table, key, endpoint);
        }

        foreach (var service in view.Services.Objects)
        {
            AddService(table, service);
        }

        var content = JsonSerializer.SerializeToUtf8Bytes(table, NodeJson.Default.SortedDictionaryStringString);
        if (!content.AsSpan().SequenceEqual(_written))
        {
            AtomicFile.Write(path, content);
            _written = content;
        }
    }

    private void AddPod(SortedDictionary<string, string> table, ResourceKey key, PodEndpoint endpoint)
    {
        if (!view.Pods.TryGet(key, out var pod) || string.IsNullOrEmpty(pod.Spec.Subdomain))
        {
            return;
        }

        foreach (var port in endpoint.Ports.Keys)
        {
            table[Name($"{key.Name}.{pod.Spec.Subdomain}.{key.Namespace}", port)] = endpoint.Find(port)!.ToString();
        }
    }

    private void AddService(SortedDictionary<string, string> table, V1Service service)
    {
        foreach (var port in service.Spec.Ports ?? [])
        {
            if (ServiceBackends.Find(service, port, view, network).FirstOrDefault() is { } backend)
            {
                table[Name($"{service.Metadata.Name}.{service.Metadata.NamespaceProperty}", port.Port)] = backend.ToString();
            }
        }
    }

    private static string Name(string host, int port) => string.Create(CultureInfo.InvariantCulture, $"{host}.{Domain}:{port}");
}
