using System.Text.Json.Nodes;
using MlPipeline.ApiServer.Objects;
using MlPipeline.ApiServer.Schemas;
using MlPipeline.ApiServer.Tables;

namespace MlPipeline.ApiServer.Resources;

/// <summary>Makes kinds of custom resource definitions.</summary>
internal static class CustomKind
{
    /// <summary>The kinds a definition declares, one for each version it serves.</summary>
    public static IReadOnlyList<ResourceKind> FromDefinition(JsonObject definition)
    {
        var spec = definition.Child(ObjectFields.Spec);
        var versions = (spec.Items("versions") ?? []).OfType<JsonObject>().ToList();
        var storage = versions.Find(version => version.Boolean("storage") == true).Text("name");
        return [.. versions.Where(version => version.Boolean("served") == true).Select(version => FromVersion(spec!, version, storage))];
    }

    private static ResourceKind FromVersion(JsonObject spec, JsonObject version, string? storageVersion)
    {
        var names = spec.Child("names");
        return new ResourceKind
        {
            Group = spec.Text("group")!,
            Version = version.Text("name")!,
            StorageVersion = storageVersion,
            Plural = names.Text("plural")!,
            Kind = names.Text("kind")!,
            Singular = names.Text("singular") ?? names.Text("kind")!.ToLowerInvariant(),
            ListKind = names.Text("listKind"),
            ShortNames = names.Texts("shortNames"),
            Categories = names.Texts("categories"),
            Namespaced = spec.Text("scope") == "Namespaced",
            IsCustom = true,
            Columns = CustomColumns.FromVersion(version),
            HasStatus = version.Child("subresources")?.ContainsKey("status") == true,
            Schema = version.Child("schema").Child("openAPIV3Schema") is { } schema ? SchemaParser.Parse(schema) : null,
            OpenApiSchema = version.Child("schema").Child("openAPIV3Schema"),
            TracksGeneration = true,
            RequiresRevision = true,
        };
    }
}
