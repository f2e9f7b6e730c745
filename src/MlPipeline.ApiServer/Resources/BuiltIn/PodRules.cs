using System.Text.Json.Nodes;
using MlPipeline.ApiServer.Objects;
using MlPipeline.ApiServer.Statuses;

namespace MlPipeline.ApiServer.Resources.BuiltIn;

/// <summary>What pods begin with, and how they end.</summary>
internal static class PodRules
{
    private const long DefaultGracePeriod = 30;

    public static void PrepareForCreate(JsonObject value, CreationContext context) =>
        value[ObjectFields.Status] = new JsonObject { ["phase"] = "Pending", ["qosClass"] = QosClass(value.Child(ObjectFields.Spec)) };

    public static void SetDefaults(JsonObject value)
    {
        if (value.Child(ObjectFields.Spec) is { } spec)
        {
            SetSpecDefaults(spec);
        }
    }

    /// <summary>Fills in the fields of a pod's spec, which other kinds have in their templates.</summary>
    public static void SetSpecDefaults(JsonObject spec)
    {
        spec.Default("restartPolicy", "Always");
        spec.Default("terminationGracePeriodSeconds", DefaultGracePeriod);
        spec.Default("dnsPolicy", "ClusterFirst");
        spec.Default("securityContext", new JsonObject());
        spec.Default("schedulerName", "default-scheduler");
        spec.Default("enableServiceLinks", true);
        foreach (var container in Containers(spec))
        {
            SetContainerDefaults(container);
        }
    }

    public static IEnumerable<StatusCause> Validate(JsonObject value, JsonObject? stored) =>
        ValidateSpec(value.Child(ObjectFields.Spec), ObjectFields.Spec);

    public static IEnumerable<StatusCause> ValidateSpec(JsonObject? spec, string path)
    {
        var containers = spec.Items("containers");
        if (containers is null or [])
        {
            yield return StatusCause.Required($"{path}.containers");
            yield break;
        }

        for (var i = 0; i < containers.Count; i++)
        {
            foreach (var field in new[] { "name", "image" })
            {
                if (string.IsNullOrEmpty((containers[i] as JsonObject).Text(field)))
                {
                    yield return StatusCause.Required($"{path}.containers[{i}].{field}");
                }
            }
        }
    }

    /// <summary>A pod that no node runs, or that has ended, goes at once.</summary>
    public static long GracePeriodSeconds(JsonObject value)
    {
        var spec = value.Child(ObjectFields.Spec);
        var hasEnded = value.Child(ObjectFields.Status).Text("phase") is "Succeeded" or "Failed";
        return hasEnded || string.IsNullOrEmpty(spec.Text("nodeName")) ? 0 : spec.Integer("terminationGracePeriodSeconds") ?? DefaultGracePeriod;
    }

    private static IEnumerable<JsonObject> Containers(JsonObject spec) =>
        (spec.Items("initContainers") ?? []).Concat(spec.Items("containers") ?? []).OfType<JsonObject>();

    private static void SetContainerDefaults(JsonObject container)
    {
        container.Default("resources", new JsonObject());
        container.Default("terminationMessagePath", "/dev/termination-log");
        container.Default("terminationMessagePolicy", "File");
        container.Default("imagePullPolicy", IsLatest(container.Text("image") ?? "") ? "Always" : "IfNotPresent");
        foreach (var port in (container.Items("ports") ?? []).OfType<JsonObject>())
        {
            port.Default("protocol", "TCP");
        }
    }

    private static bool IsLatest(string image)
    {
        var name = image[(image.LastIndexOf('/') + 1)..];
        return !image.Contains('@', StringComparison.Ordinal) && (!name.Contains(':', StringComparison.Ordinal) || name.EndsWith(":latest", StringComparison.Ordinal));
    }

    private static string QosClass(JsonObject? spec)
    {
        var resources = (spec.Items("containers") ?? []).OfType<JsonObject>().Select(container => container.Child("resources")).ToList();
        if (resources.All(one => one.Child("limits") is null or [] && one.Child("requests") is null or []))
        {
            return "BestEffort";
        }

        return resources.All(one => IsGuaranteed(one)) ? "Guaranteed" : "Burstable";
    }

    private static bool IsGuaranteed(JsonObject? resources) => new[] { "cpu", "memory" }.All(name =>
        resources.Child("limits")?[name] is { } limit
        && (resources.Child("requests")?[name] is not { } request || JsonNode.DeepEquals(request, limit)));
}
