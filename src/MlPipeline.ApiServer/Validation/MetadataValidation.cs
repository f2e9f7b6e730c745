using System.Text.Json.Nodes;
using MlPipeline.ApiServer.Objects;
using MlPipeline.ApiServer.Resources;
using MlPipeline.ApiServer.Statuses;

namespace MlPipeline.ApiServer.Validation;

/// <summary>Finds what is wrong with the metadata of an object.</summary>
internal static class MetadataValidation
{
    private const int LargestAnnotations = 256 * 1024;

    public static IEnumerable<StatusCause> Validate(ResourceKind kind, JsonObject value, JsonObject? stored)
    {
        var metadata = value.Metadata();
        return ValidateName(kind, metadata)
            .Concat(ValidateLabels(metadata))
            .Concat(ValidateAnnotations(metadata))
            .Concat(ValidateOwners(metadata))
            .Concat(ValidateFinalizers(metadata, stored?.Metadata()));
    }

    private static IEnumerable<StatusCause> ValidateName(ResourceKind kind, JsonObject metadata)
    {
        var name = metadata.Text(ObjectFields.Name) ?? "";
        if (NameValidation.FindNameProblem(kind.NameRule, name) is { } problem)
        {
            yield return StatusCause.Invalid("metadata.name", Quote(name), problem);
        }
    }

    private static IEnumerable<StatusCause> ValidateLabels(JsonObject metadata)
    {
        foreach (var (key, value) in metadata.Child(ObjectFields.Labels) ?? [])
        {
            if (NameValidation.FindKeyProblem(key) is { } problem)
            {
                yield return StatusCause.Invalid("metadata.labels", Quote(key), problem);
            }

            var text = value?.GetValue<string>() ?? "";
            if (NameValidation.FindLabelValueProblem(text) is { } valueProblem)
            {
                yield return StatusCause.Invalid("metadata.labels", Quote(text), valueProblem);
            }
        }
    }

    private static IEnumerable<StatusCause> ValidateAnnotations(JsonObject metadata)
    {
        var size = 0;
        foreach (var (key, value) in metadata.Child(ObjectFields.Annotations) ?? [])
        {
            size += key.Length + (value?.GetValue<string>().Length ?? 0);
            if (NameValidation.FindKeyProblem(key.ToLowerInvariant()) is { } problem)
            {
                yield return StatusCause.Invalid("metadata.annotations", Quote(key), problem);
            }
        }

        if (size > LargestAnnotations)
        {
            yield return new StatusCause("FieldValueTooLong", "metadata.annotations", $"Too long: may not be more than {LargestAnnotations} bytes");
        }
    }

    private static IEnumerable<StatusCause> ValidateOwners(JsonObject metadata)
    {
        var owners = metadata.Items(ObjectFields.OwnerReferences) ?? [];
        for (var i = 0; i < owners.Count; i++)
        {
            foreach (var field in new[] { ObjectFields.ApiVersion, ObjectFields.Kind, ObjectFields.Name, ObjectFields.Uid })
            {
                if (string.IsNullOrEmpty((owners[i] as JsonObject).Text(field)))
                {
                    yield return StatusCause.Invalid($"metadata.ownerReferences[{i}].{field}", "\"\"", $"{field} must not be empty");
                }
            }
        }
    }

    private static IEnumerable<StatusCause> ValidateFinalizers(JsonObject metadata, JsonObject? stored)
    {
        var finalizers = metadata.Texts(ObjectFields.Finalizers);
        foreach (var finalizer in finalizers)
        {
            if (NameValidation.FindKeyProblem(finalizer) is { } problem)
            {
                yield return StatusCause.Invalid("metadata.finalizers", Quote(finalizer), problem);
            }
        }

        if (stored.Text(ObjectFields.DeletionTimestamp) is null)
        {
            yield break;
        }

        var added = finalizers.Except(stored.Texts(ObjectFields.Finalizers), StringComparer.Ordinal).Select(Quote).ToList();
        if (added.Count > 0)
        {
            yield return StatusCause.Forbidden(
                "metadata.finalizers",
                $"no new finalizers can be added if the object is being deleted, found new finalizers []string{{{string.Join(", ", added)}}}");
        }
    }

    private static string Quote(string text) => $"\"{text}\"";
}
