using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using MlPipeline.ApiServer.Objects;
using MlPipeline.ApiServer.Requests;
using MlPipeline.ApiServer.Resources;

namespace MlPipeline.ApiServer.Discovery;

/// <summary>
/// Says in one document what is served, to clients that ask so. Source: kubernetes/enhancements, KEP-3352 (<c>apidiscovery.k8s.io/v2</c>).
/// </summary>
internal static class AggregatedDiscovery
{
    public const string MediaType = $"application/json;g={Group};v={Version};as={Form}";

    private const string Group = "apidiscovery.k8s.io";
    private const string Version = "v2";
    private const string Form = "APIGroupDiscoveryList";

    /// <summary>Whether a client asks for it.</summary>
    public static bool IsAskedFor(HttpRequest request) => MediaTypes.Prefers(request, Form, Group, Version);

    /// <summary>The core group, or all others.</summary>
    public static JsonObject Write(RegisteredKinds kinds, bool core) => new()
    {
        [ObjectFields.Kind] = Form,
        [ObjectFields.ApiVersion] = $"{Group}/{Version}",
        [ObjectFields.Metadata] = new JsonObject(),
        ["items"] = new JsonArray([.. kinds.All
            .Where(kind => kind.Group.Length == 0 == core)
            .GroupBy(kind => kind.Group, StringComparer.Ordinal)
            .Select(group => (JsonNode)Describe(group))]),
    };

    private static JsonObject Describe(IGrouping<string, ResourceKind> group) => new()
    {
        [ObjectFields.Metadata] = group.Key.Length == 0 ? new JsonObject() : new JsonObject { [ObjectFields.Name] = group.Key },
        ["versions"] = new JsonArray([.. group.GroupBy(kind => kind.Version, StringComparer.Ordinal).Select(version => (JsonNode)new JsonObject
        {
            ["version"] = version.Key,
            ["resources"] = new JsonArray([.. version.Select(kind => (JsonNode)Describe(kind))]),
            ["freshness"] = "Current",
        })]),
    };

    private static JsonObject Describe(ResourceKind kind)
    {
        var described = DiscoveryDocuments.Describe(kind).ToList();
        var resource = new JsonObject
        {
            ["resource"] = kind.Plural,
            ["responseKind"] = ResponseKind(kind, described[0]),
            ["scope"] = kind.Namespaced ? "Namespaced" : "Cluster",
            ["singularResource"] = kind.Singular,
        };
        Copy(described[0], resource, ["verbs", "shortNames", "categories"]);
        if (described.Count > 1)
        {
            resource["subresources"] = new JsonArray([.. described.Skip(1).Select(each => (JsonNode)Subresource(kind, each))]);
        }

        return resource;
    }

    private static JsonObject Subresource(ResourceKind kind, JsonObject described)
    {
        var subresource = new JsonObject
        {
            ["subresource"] = described.Text(ObjectFields.Name)![(kind.Plural.Length + 1)..],
            ["responseKind"] = ResponseKind(kind, described),
        };
        Copy(described, subresource, ["verbs"]);
        return subresource;
    }

    private static JsonObject ResponseKind(ResourceKind kind, JsonObject described) => new()
    {
        ["group"] = described.Text("group") ?? kind.Group,
        ["version"] = described.Text("version") ?? kind.Version,
        [ObjectFields.Kind] = described.Text(ObjectFields.Kind),
    };

    private static void Copy(JsonObject from, JsonObject to, string[] fields)
    {
        foreach (var field in fields.Where(from.ContainsKey))
        {
            to[field] = from[field]!.DeepClone();
        }
    }
}
