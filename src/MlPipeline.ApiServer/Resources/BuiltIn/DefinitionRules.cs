using System.Text.Json.Nodes;
using MlPipeline.ApiServer.Objects;
using MlPipeline.ApiServer.Schemas;
using MlPipeline.ApiServer.Statuses;

namespace MlPipeline.ApiServer.Resources.BuiltIn;

/// <summary>Custom resource definitions are accepted at once; their objects go before they go.</summary>
internal static class DefinitionRules
{
    /// <summary>Holds a definition until its objects have gone.</summary>
    public const string CleanupFinalizer = "customresourcecleanup.apiextensions.k8s.io";

    public static void PrepareForCreate(JsonObject value, CreationContext context)
    {
        var metadata = value.Metadata();
        var finalizers = metadata.Texts(ObjectFields.Finalizers);
        metadata[ObjectFields.Finalizers] = ObjectJson.ToArray(finalizers.Append(CleanupFinalizer).Distinct(StringComparer.Ordinal));
        var spec = value.Child(ObjectFields.Spec);
        value[ObjectFields.Status] = new JsonObject
        {
            ["acceptedNames"] = spec.Child("names")?.DeepClone() ?? new JsonObject(),
            ["conditions"] = new JsonArray(
                Condition("NamesAccepted", "NoConflicts", "no conflicts found", context.Now),
                Condition("Established", "InitialNamesAccepted", "the initial names have been accepted", context.Now)),
            ["storedVersions"] = new JsonArray([.. StorageVersions(spec).Select(version => (JsonNode?)version.Text("name"))]),
        };
    }

    public static void SetDefaults(JsonObject value)
    {
        if (value.Child(ObjectFields.Spec) is not { } spec)
        {
            return;
        }

        spec.Default("conversion", new JsonObject { ["strategy"] = "None" });
        if (spec.Child("names") is { } names && names.Text("kind") is { } kind)
        {
            names.Default("singular", kind.ToLowerInvariant());
            names.Default("listKind", kind + "List");
        }
    }

    public static IEnumerable<StatusCause> Validate(JsonObject value, JsonObject? stored)
    {
        var spec = value.Child(ObjectFields.Spec);
        var names = spec.Child("names");
        var required = new (JsonObject? Holder, string Field, string Path)[]
        {
            (spec, "group", "spec.group"),
            (spec, "scope", "spec.scope"),
            (names, "plural", "spec.names.plural"),
            (names, "kind", "spec.names.kind"),
        };
        foreach (var (holder, field, path) in required)
        {
            if (string.IsNullOrEmpty(holder.Text(field)))
            {
                yield return StatusCause.Required(path);
            }
        }

        var versions = spec.Items("versions") ?? [];
        for (var i = 0; i < versions.Count; i++)
        {
            if (string.IsNullOrEmpty((versions[i] as JsonObject).Text("name")))
            {
                yield return StatusCause.Required($"spec.versions[{i}].name");
            }

            if (FindSchemaProblem(versions[i] as JsonObject, $"spec.versions[{i}].schema") is { } problem)
            {
                yield return problem;
            }
        }

        if (spec.Text("scope") is { Length: > 0 } scope && scope is not ("Namespaced" or "Cluster"))
        {
            yield return StatusCause.NotSupported("spec.scope", $"\"{scope}\"", ["Cluster", "Namespaced"]);
        }

        var expectedName = $"{names.Text("plural")}.{spec.Text("group")}";
        if (value.Metadata().Text(ObjectFields.Name) is { } name && name != expectedName)
        {
            yield return StatusCause.Invalid("metadata.name", $"\"{name}\"", "must be spec.names.plural+\".\"+spec.group");
        }

        if (StorageVersions(spec).Count() != 1)
        {
            yield return StatusCause.Invalid("spec.versions", "[]", "must have exactly one version marked as storage version");
        }
    }

    private static StatusCause? FindSchemaProblem(JsonObject? version, string path)
    {
        if (version.Child("schema").Child("openAPIV3Schema") is not { } schema)
        {
            return StatusCause.Required($"{path}.openAPIV3Schema", "schemas are required");
        }

        try
        {
            SchemaParser.Parse(schema);
            return null;
        }
        catch (SchemaException exception)
        {
            return StatusCause.Invalid($"{path}.{exception.Path}", "\"\"", exception.Message);
        }
    }

    private static IEnumerable<JsonObject> StorageVersions(JsonObject? spec) =>
        (spec.Items("versions") ?? []).OfType<JsonObject>().Where(version => version.Boolean("storage") == true);

    private static JsonObject Condition(string type, string reason, string message, string now) => new()
    {
        ["type"] = type,
        ["status"] = "True",
        ["lastTransitionTime"] = now,
        ["reason"] = reason,
        ["message"] = message,
    };
}
