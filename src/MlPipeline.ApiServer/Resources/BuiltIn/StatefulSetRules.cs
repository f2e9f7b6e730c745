using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using MlPipeline.ApiServer.Objects;
using MlPipeline.ApiServer.Statuses;

namespace MlPipeline.ApiServer.Resources.BuiltIn;

/// <summary>What stateful sets begin with, and what makes one valid.</summary>
internal static class StatefulSetRules
{
    private static readonly string[] Mutable =
        ["replicas", "template", "updateStrategy", "revisionHistoryLimit", "ordinals", "minReadySeconds", "persistentVolumeClaimRetentionPolicy"];

    public static void PrepareForCreate(JsonObject value, CreationContext context) =>
        value[ObjectFields.Status] = new JsonObject { ["replicas"] = 0, ["availableReplicas"] = 0 };

    public static void SetDefaults(JsonObject value)
    {
        if (value.Child(ObjectFields.Spec) is not { } spec)
        {
            return;
        }

        spec.Default("replicas", 1);
        spec.Default("podManagementPolicy", "OrderedReady");
        spec.Default("revisionHistoryLimit", 10);
        spec.Default("updateStrategy", new JsonObject { ["type"] = "RollingUpdate", ["rollingUpdate"] = new JsonObject { ["partition"] = 0 } });
        spec.Default("persistentVolumeClaimRetentionPolicy", new JsonObject { ["whenDeleted"] = "Retain", ["whenScaled"] = "Retain" });
        if (spec.Child("template").Child(ObjectFields.Spec) is { } pod)
        {
            PodRules.SetSpecDefaults(pod);
        }
    }

    public static IEnumerable<StatusCause> Validate(JsonObject value, JsonObject? stored)
    {
        var spec = value.Child(ObjectFields.Spec);
        return ValidateReplicas(spec)
            .Concat(ValidateSelector(spec))
            .Concat(PodRules.ValidateSpec(spec.Child("template").Child(ObjectFields.Spec), "spec.template.spec"))
            .Concat(ValidateChange(spec, stored.Child(ObjectFields.Spec)));
    }

    private static IEnumerable<StatusCause> ValidateReplicas(JsonObject? spec)
    {
        if (spec?["replicas"] is not { } replicas)
        {
            yield break;
        }

        if (replicas.GetValueKind() != JsonValueKind.Number || spec.Integer("replicas") is not { } count)
        {
            yield return StatusCause.Invalid("spec.replicas", replicas.ToJsonString(), "must be an integer");
        }
        else if (count < 0)
        {
            yield return StatusCause.Invalid("spec.replicas", count.ToString(CultureInfo.InvariantCulture), "must be greater than or equal to 0");
        }
    }

    private static IEnumerable<StatusCause> ValidateSelector(JsonObject? spec)
    {
        if (spec.Child("selector") is not { } selector)
        {
            yield return StatusCause.Required("spec.selector");
            yield break;
        }

        var labels = spec.Child("template").Child(ObjectFields.Metadata).Child(ObjectFields.Labels);
        if ((selector.Child("matchLabels") ?? []).Any(wanted => labels.Text(wanted.Key) != wanted.Value?.ToString()))
        {
            yield return StatusCause.Invalid("spec.template.metadata.labels", labels?.ToJsonString() ?? "null", "`selector` does not match template `labels`");
        }
    }

    private static IEnumerable<StatusCause> ValidateChange(JsonObject? spec, JsonObject? stored)
    {
        if (stored is null || spec is null)
        {
            yield break;
        }

        var fields = spec.Select(entry => entry.Key).Union(stored.Select(entry => entry.Key), StringComparer.Ordinal).Except(Mutable, StringComparer.Ordinal);
        if (fields.Any(field => !JsonNode.DeepEquals(spec[field], stored[field])))
        {
            yield return StatusCause.Forbidden(
                ObjectFields.Spec,
                "updates to statefulset spec for fields other than 'replicas', 'ordinals', 'template', 'updateStrategy', 'revisionHistoryLimit', 'persistentVolumeClaimRetentionPolicy' and 'minReadySeconds' are forbidden");
        }
    }
}
