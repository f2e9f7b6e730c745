using System.Text.Json.Nodes;
using MlPipeline.ApiServer.Objects;
using static MlPipeline.ApiServer.Tables.StandardColumns;

namespace MlPipeline.ApiServer.Tables.BuiltIn;

/// <summary>The tables of services and of what is behind them. Source: kubernetes/pkg/printers/internalversion.</summary>
internal static class ServiceColumns
{
    public static readonly IReadOnlyList<TableColumn> Services =
    [
        Name,
        Text("Type", service => Spec(service).Text("type")),
        Text("Cluster-IP", service => Spec(service).Text("clusterIP") ?? "<none>"),
        Text("External-IP", ExternalAddress),
        Text("Port(s)", service => Joined(Objects(Spec(service).Items("ports")).Select(Port))),
        Age,
        Wide("Selector", service => Joined((Spec(service).Child("selector") ?? []).Select(entry => $"{entry.Key}={entry.Value}"))),
    ];

    public static readonly IReadOnlyList<TableColumn> Endpoints = [Name, Text("Endpoints", Addresses), Age];

    private static JsonObject? Spec(JsonObject service) => service.Child(ObjectFields.Spec);

    private static IEnumerable<JsonObject> Objects(JsonArray? items) => (items ?? []).OfType<JsonObject>();

    private static string? ExternalAddress(JsonObject service)
    {
        var ingress = Objects(service.Child(ObjectFields.Status).Child("loadBalancer").Items("ingress"))
            .Select(one => one.Text("ip") ?? one.Text("hostname") ?? "")
            .ToList();
        return Spec(service).Text("type") switch
        {
            "LoadBalancer" => Joined(ingress.Concat(Spec(service).Texts("externalIPs")), "<pending>"),
            "ExternalName" => Spec(service).Text("externalName"),
            _ => Joined(Spec(service).Texts("externalIPs")),
        };
    }

    private static string Port(JsonObject port)
    {
        var node = port.Integer("nodePort") is > 0 ? $":{port["nodePort"]}" : "";
        return $"{port["port"]}{node}/{port.Text("protocol") ?? "TCP"}";
    }

    /// <summary>Three addresses, and how many more there are.</summary>
    private static string Addresses(JsonObject endpoints)
    {
        const int shown = 3;
        var all = Objects(endpoints.Items("subsets"))
            .SelectMany(subset => Objects(subset.Items("ports")).DefaultIfEmpty(new JsonObject()).SelectMany(port =>
                Objects(subset.Items("addresses")).Select(address => port["port"] is { } number ? $"{address.Text("ip")}:{number}" : address.Text("ip") ?? "")))
            .ToList();
        return all.Count <= shown ? Joined(all) : $"{Joined(all.Take(shown))} + {all.Count - shown} more...";
    }
}
