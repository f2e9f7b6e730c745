using System.Text.Json.Nodes;
using k8s;
using MlPipeline.KubeDirector.Resources;

namespace MlPipeline.Operator.Admission.Configs;

/// <summary>Reviews writes on the kdconfig.</summary>
internal static class KdConfigAdmission
{
    public static AdmissionVerdict Review(AdmissionRequest request, IAdmissionFacts facts)
    {
        if (request.Operation == AdmissionOperation.Delete)
        {
            return facts.HasClusters
                ? AdmissionVerdict.Deny($"{KubeDirectorGroup.ConfigName} cannot be deleted while kdclusters exist")
                : AdmissionVerdict.Allow();
        }

        if (request.Namespace != facts.OperatorNamespace)
        {
            return AdmissionVerdict.Deny($"Invalid namespace '{request.Namespace}', must be '{facts.OperatorNamespace}'.\n");
        }

        if (request.Wanted!["status"] is { } status && !JsonNode.DeepEquals(status, request.Stored?["status"]))
        {
            return AdmissionVerdict.Deny(AdmissionVerdict.StatusIsReadOnly);
        }

        var spec = KubernetesJson.Deserialize<KubeDirectorConfig>(request.Wanted!).Spec ?? new KubeDirectorConfigSpec();
        var messages = KdConfigRules.Check(spec, (string?)request.Stored?["spec"]?["masterEncryptionKey"], facts).ToList();
        return messages.Count > 0 ? AdmissionVerdict.Deny(messages) : AdmissionVerdict.Allow(KdConfigDefaults.Apply(request.Wanted!));
    }
}
