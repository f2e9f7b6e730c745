using System.Text.Json.Nodes;
using MlPipeline.ApiServer.Resources;

namespace MlPipeline.ApiServer.Discovery;

/// <summary>
/// OpenAPI v3 of what is served: whole schemas of the kinds that definitions declare, and of the built-in ones no more than that they
/// are objects.
/// </summary>
internal static class OpenApiDocuments
{
    private const string Root = "/openapi/v3/";

    private static readonly string[] WriteParameters = ["dryRun", "fieldValidation"];

    /// <summary>Says where the document of each version is.</summary>
    public static JsonObject Index(RegisteredKinds kinds)
    {
        var paths = new JsonObject();
        foreach (var path in kinds.All.Select(PathOf).Distinct(StringComparer.Ordinal))
        {
            paths[path] = new JsonObject { ["serverRelativeURL"] = Root + path };
        }

        return new JsonObject { ["paths"] = paths };
    }

    /// <summary>Describes a version, or gives null where there is none of that name.</summary>
    public static JsonObject? Version(RegisteredKinds kinds, string group, string version)
    {
        var served = kinds.All.Where(kind => kind.Group == group && kind.Version == version).ToList();
        if (served.Count == 0)
        {
            return null;
        }

        var paths = new JsonObject();
        var schemas = new JsonObject();
        foreach (var kind in served)
        {
            paths[$"/{PathOf(kind)}/{(kind.Namespaced ? "namespaces/{namespace}/" : "")}{kind.Plural}"] = Operations(kind);
            if (kind.IsCustom)
            {
                paths[$"/{PathOf(kind)}/{(kind.Namespaced ? "namespaces/{namespace}/" : "")}{kind.Plural}/{{name}}"] = Patch(kind);
            }

            schemas[SchemaName(kind)] = Schema(kind);
        }

        return new JsonObject
        {
            ["openapi"] = "3.0.0",
            ["info"] = new JsonObject { ["title"] = "Kubernetes", ["version"] = KubernetesApiServer.Version },
            ["paths"] = paths,
            ["components"] = new JsonObject { ["schemas"] = schemas },
        };
    }

    private static string PathOf(ResourceKind kind) => kind.Group.Length == 0 ? $"api/{kind.Version}" : $"apis/{kind.ApiVersion}";

    private static string SchemaName(ResourceKind kind)
    {
        var group = kind.Group.Length == 0 ? "core" : string.Join('.', kind.Group.Split('.').Reverse());
        return $"{group}.{kind.Version}.{kind.Kind}";
    }

    private static JsonObject Operations(ResourceKind kind) => new()
    {
        [kind.IsReview ? "post" : "get"] = new JsonObject
        {
            ["responses"] = new JsonObject
            {
                ["200"] = new JsonObject
                {
                    ["description"] = "OK",
                    ["content"] = new JsonObject
                    {
                        ["application/json"] = new JsonObject
                        {
                            ["schema"] = new JsonObject { ["$ref"] = "#/components/schemas/" + SchemaName(kind) },
                        },
                    },
                },
            },
            ["x-kubernetes-action"] = kind.IsReview ? "post" : "list",
            ["x-kubernetes-group-version-kind"] = GroupVersionKind(kind),
        },
    };

    /// <summary>Tells clients that unknown fields are looked for here, so that they need not do it themselves.</summary>
    private static JsonObject Patch(ResourceKind kind) => new()
    {
        ["patch"] = new JsonObject
        {
            ["parameters"] = new JsonArray([.. WriteParameters.Select(name => (JsonNode)new JsonObject
            {
                ["name"] = name,
                ["in"] = "query",
                ["schema"] = new JsonObject { ["type"] = "string" },
            })]),
            ["responses"] = new JsonObject { ["200"] = new JsonObject { ["description"] = "OK" } },
            ["x-kubernetes-action"] = "patch",
            ["x-kubernetes-group-version-kind"] = GroupVersionKind(kind),
        },
    };

    private static JsonObject Schema(ResourceKind kind)
    {
        var schema = (JsonObject?)kind.OpenApiSchema?.DeepClone() ?? new JsonObject { ["type"] = "object" };
        var properties = schema["properties"] as JsonObject ?? [];
        schema["properties"] = properties;
        Describe(properties, "apiVersion", "string", "Version of the schema of this object, with its group.");
        Describe(properties, "kind", "string", "Kind of this object.");
        Describe(properties, "metadata", "object", "Name, namespace, labels and the like.");
        schema["x-kubernetes-group-version-kind"] = new JsonArray(GroupVersionKind(kind));
        return schema;
    }

    private static void Describe(JsonObject properties, string name, string type, string description)
    {
        if (properties[name] is not JsonObject { Count: > 1 })
        {
            properties[name] = new JsonObject { ["type"] = type, ["description"] = description };
        }
    }

    private static JsonObject GroupVersionKind(ResourceKind kind) => new()
    {
        ["group"] = kind.Group,
        ["version"] = kind.Version,
        ["kind"] = kind.Kind,
    };
}
