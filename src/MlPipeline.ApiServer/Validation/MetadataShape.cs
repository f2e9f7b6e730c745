using System.Text.Json;
using System.Text.Json.Nodes;
using MlPipeline.ApiServer.Objects;
using MlPipeline.ApiServer.Resources;
using MlPipeline.ApiServer.Statuses;

namespace MlPipeline.ApiServer.Validation;

/// <summary>Checks the types of the fields in <c>metadata</c>, so that everything behind it can rely on them.</summary>
internal static class MetadataShape
{
    private static readonly string[] Texts =
    [
        ObjectFields.Name, ObjectFields.GenerateName, ObjectFields.Namespace, ObjectFields.Uid, ObjectFields.ResourceVersion,
        ObjectFields.CreationTimestamp, ObjectFields.DeletionTimestamp,
    ];

    private static readonly string[] Maps = [ObjectFields.Labels, ObjectFields.Annotations];

    /// <exception cref="ApiException">A field has a wrong type.</exception>
    public static void Check(ResourceKind kind, JsonObject value)
    {
        if (value[ObjectFields.Metadata] is not (null or JsonObject))
        {
            throw Mismatch(kind, ObjectFields.Metadata, "an object");
        }

        var metadata = value.Metadata();
        foreach (var field in Texts)
        {
            Require(kind, field, "a string", metadata[field] is null || IsText(metadata[field]));
        }

        foreach (var field in Maps)
        {
            Require(kind, field, "an object of strings", metadata[field] is null || IsTextMap(metadata[field]));
        }

        Require(kind, ObjectFields.Finalizers, "a list of strings", metadata[ObjectFields.Finalizers] is null || IsList(metadata[ObjectFields.Finalizers], IsText));
        Require(kind, ObjectFields.OwnerReferences, "a list of objects", metadata[ObjectFields.OwnerReferences] is null || IsList(metadata[ObjectFields.OwnerReferences], IsOwner));
    }

    private static bool IsText(JsonNode? node) => node is JsonValue value && value.GetValueKind() == JsonValueKind.String;

    private static bool IsTextMap(JsonNode? node) => node is JsonObject map && map.All(entry => entry.Value is null || IsText(entry.Value));

    private static bool IsList(JsonNode? node, Func<JsonNode?, bool> isItem) => node is JsonArray items && items.All(isItem);

    private static bool IsOwner(JsonNode? node) => node is JsonObject owner && (owner[ObjectFields.Uid] is null || IsText(owner[ObjectFields.Uid]));

    private static void Require(ResourceKind kind, string field, string expected, bool holds)
    {
        if (!holds)
        {
            throw Mismatch(kind, "metadata." + field, expected);
        }
    }

    private static ApiException Mismatch(ResourceKind kind, string field, string expected) => ApiErrors.BadRequest(
        $"{kind.Kind} in version \"{kind.Version}\" cannot be handled as a {kind.Kind}: {field} must be {expected}");
}
