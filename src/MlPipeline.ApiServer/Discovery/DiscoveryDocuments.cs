using System.Text.Json.Nodes;
using MlPipeline.ApiServer.Access.ServiceAccounts;
using MlPipeline.ApiServer.Resources;

namespace MlPipeline.ApiServer.Discovery;

/// <summary>Says which groups, versions and resources are served.</summary>
internal static class DiscoveryDocuments
{
    private static readonly string[] StatusVerbs = ["get", "patch", "update"];
    private static readonly string[] TokenVerbs = ["create"];
    private static readonly string[] LogVerbs = ["get"];
    private static readonly string[] ExecVerbs = ["create", "get"];

    public static JsonObject CoreVersions(string address) => new()
    {
        ["kind"] = "APIVersions",
        ["versions"] = new JsonArray("v1"),
        ["serverAddressByClientCIDRs"] = new JsonArray(new JsonObject { ["clientCIDR"] = "0.0.0.0/0", ["serverAddress"] = address }),
    };

    public static JsonObject Groups(RegisteredKinds kinds) => new()
    {
        ["kind"] = "APIGroupList",
        ["apiVersion"] = "v1",
        ["groups"] = new JsonArray([.. NamedGroups(kinds).Select(group => (JsonNode)Describe(group))]),
    };

    /// <summary>Describes a group, or gives null where there is none of that name.</summary>
    public static JsonObject? Group(RegisteredKinds kinds, string name)
    {
        if (NamedGroups(kinds).FirstOrDefault(group => group.Key == name) is not { } found)
        {
            return null;
        }

        var description = Describe(found);
        description["kind"] = "APIGroup";
        description["apiVersion"] = "v1";
        return description;
    }

    /// <summary>Lists the resources of a version, or gives null where there is no such version.</summary>
    public static JsonObject? Resources(RegisteredKinds kinds, string group, string version)
    {
        var served = kinds.All.Where(kind => kind.Group == group && kind.Version == version).ToList();
        return served.Count == 0
            ? null
            : new JsonObject
            {
                ["kind"] = "APIResourceList",
                ["apiVersion"] = "v1",
                ["groupVersion"] = served[0].ApiVersion,
                ["resources"] = new JsonArray([.. served.SelectMany(Describe).Select(resource => (JsonNode)resource)]),
            };
    }

    private static IEnumerable<IGrouping<string, ResourceKind>> NamedGroups(RegisteredKinds kinds) =>
        kinds.All.Where(kind => kind.Group.Length > 0).GroupBy(kind => kind.Group, StringComparer.Ordinal);

    private static JsonObject Describe(IGrouping<string, ResourceKind> group)
    {
        var versions = group.Select(kind => kind.Version).Distinct(StringComparer.Ordinal).Select(version => DescribeVersion(group.Key, version)).ToList();
        return new JsonObject
        {
            ["name"] = group.Key,
            ["versions"] = new JsonArray([.. versions.Select(version => (JsonNode)version)]),
            ["preferredVersion"] = versions[0].DeepClone(),
        };
    }

    private static JsonObject DescribeVersion(string group, string version) => new()
    {
        ["groupVersion"] = $"{group}/{version}",
        ["version"] = version,
    };

    /// <summary>A resource and its subresources.</summary>
    public static IEnumerable<JsonObject> Describe(ResourceKind kind)
    {
        var resource = Describe(kind, kind.Plural, kind.Singular, kind.Kind, kind.Verbs);
        AddTexts(resource, "shortNames", kind.ShortNames);
        AddTexts(resource, "categories", kind.Categories);
        yield return resource;
        if (kind.HasStatus)
        {
            yield return Describe(kind, kind.Plural + "/status", "", kind.Kind, StatusVerbs);
        }

        if (kind.HasScale)
        {
            var scale = Describe(kind, kind.Plural + "/scale", "", "Scale", StatusVerbs);
            scale["group"] = "autoscaling";
            scale["version"] = "v1";
            yield return scale;
        }

        if (kind.StorageName == ServiceAccountTokens.Accounts)
        {
            var token = Describe(kind, kind.Plural + "/token", "", "TokenRequest", TokenVerbs);
            token["group"] = "authentication.k8s.io";
            token["version"] = "v1";
            yield return token;
        }

        if (kind.IsPod)
        {
            yield return Describe(kind, kind.Plural + "/exec", "", "PodExecOptions", ExecVerbs);
            yield return Describe(kind, kind.Plural + "/log", "", kind.Kind, LogVerbs);
        }
    }

    private static JsonObject Describe(ResourceKind kind, string name, string singular, string kindName, IEnumerable<string> verbs) => new()
    {
        ["name"] = name,
        ["singularName"] = singular,
        ["namespaced"] = kind.Namespaced,
        ["kind"] = kindName,
        ["verbs"] = Texts(verbs),
    };

    private static void AddTexts(JsonObject resource, string name, IReadOnlyList<string> texts)
    {
        if (texts.Count > 0)
        {
            resource[name] = Texts(texts);
        }
    }

    private static JsonArray Texts(IEnumerable<string> texts) => [.. texts.Select(text => (JsonNode)text)];
}
