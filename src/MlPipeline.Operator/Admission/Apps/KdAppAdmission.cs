using System.Text.Json.Nodes;
using k8s;
using MlPipeline.KubeDirector.Resources;

namespace MlPipeline.Operator.Admission.Apps;

/// <summary>Reviews writes on kdapps.</summary>
internal static class KdAppAdmission
{
    public static AdmissionVerdict Review(AdmissionRequest request, IAdmissionFacts facts)
    {
        if (request.Operation == AdmissionOperation.Delete)
        {
            return InUse(request, facts) is { } denial ? AdmissionVerdict.Deny(denial) : AdmissionVerdict.Allow();
        }

        var app = KubernetesJson.Deserialize<KubeDirectorApp>(request.Wanted!);
        if (request.Wanted!["spec"] is not JsonObject)
        {
            // The schema says that a kdapp needs a spec, and says it better.
            return AdmissionVerdict.Allow();
        }

        var withDefaults = KdAppDefaults.Apply(request.Wanted!);
        if (IsChanged(request, withDefaults) && InUse(request, facts) is { } inUse)
        {
            return AdmissionVerdict.Deny(inUse);
        }

        var messages = KdAppRules.Check(app.Spec).ToList();
        return messages.Count > 0 ? AdmissionVerdict.Deny(messages) : AdmissionVerdict.Allow(withDefaults);
    }

    private static bool IsChanged(AdmissionRequest request, JsonObject withDefaults) =>
        request.Operation == AdmissionOperation.Update && !JsonNode.DeepEquals(withDefaults["spec"], request.Stored?["spec"]);

    private static string? InUse(AdmissionRequest request, IAdmissionFacts facts)
    {
        var name = (string?)request.Stored?["metadata"]?["name"] ?? "";
        var users = facts.ClustersUsing(request.Namespace, name);
        return users.Count == 0
            ? null
            : "KubeDirectorApp resource cannot be deleted or modified while referenced by the following KubeDirectorCluster resources: "
                + string.Join(", ", users);
    }
}
