using System.Net;
using System.Text;
using MlPipeline.Contracts.ConfigMeta;
using MlPipeline.Engines.Configuration;

namespace MlPipeline.Engines.Notebook;

/// <summary>What the notebook cluster is connected to. Of secrets only the names are told.</summary>
internal static class ConnectionList
{
    internal static string ToHtml(MemberConfiguration? configuration)
    {
        var connections = configuration?.Metadata.Connections ?? new ConnectionSet();
        var clusters = (connections.Clusters ?? new Dictionary<string, ConfigMetadata>())
            .Select(cluster => ("training cluster", cluster.Key, string.Join(", ", AddressesOf(cluster.Value))));
        var configMaps = All(connections.ConfigMaps)
            .Select(configMap => ("ConfigMap", configMap.Metadata.GetValueOrDefault("name") ?? "", ""));
        var secrets = All(connections.Secrets)
            .Select(secret => ("Secret", Decode(secret.Metadata.GetValueOrDefault("name") ?? ""), ""));
        var rows = string.Concat(clusters.Concat(configMaps).Concat(secrets).Select(row =>
            $"<tr><td>{row.Item1}</td><td>{WebUtility.HtmlEncode(row.Item2)}</td><td>{WebUtility.HtmlEncode(row.Item3)}</td></tr>"));
        return rows.Length == 0
            ? "<p>This notebook cluster is connected to nothing.</p>"
            : $"<table><tr><th>Kind</th><th>Name</th><th>Address in the cluster</th></tr>{rows}</table>";
    }

    private static IEnumerable<ConnectedObject> All(IReadOnlyDictionary<string, IReadOnlyList<ConnectedObject>>? lists) =>
        (lists ?? new Dictionary<string, IReadOnlyList<ConnectedObject>>()).Values.SelectMany(list => list);

    private static IEnumerable<string> AddressesOf(ConfigMetadata cluster) =>
        new MemberConfiguration(cluster).LoadBalancers;

    /// <summary>In this document even the name of a Secret is base64.</summary>
    private static string Decode(string base64)
    {
        var bytes = new byte[base64.Length];
        return Convert.TryFromBase64String(base64, bytes, out var count) ? Encoding.UTF8.GetString(bytes, 0, count) : base64;
    }
}
