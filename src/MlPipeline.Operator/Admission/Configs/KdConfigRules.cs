using MlPipeline.KubeDirector.Resources;
using MlPipeline.Operator.SecretKeys;

namespace MlPipeline.Operator.Admission.Configs;

/// <summary>What must hold for the kdconfig.</summary>
internal static class KdConfigRules
{
    public static IEnumerable<string> Check(KubeDirectorConfigSpec spec, string? storedKey, IAdmissionFacts facts)
    {
        if (spec.DefaultStorageClassName is { } storage && facts.StorageClasses.All(candidate => candidate.Metadata.Name != storage))
        {
            yield return $"Unable to fetch storageClass object with the provided name({storage}).";
        }

        if (!string.IsNullOrEmpty(storedKey) && spec.MasterEncryptionKey != storedKey && facts.HasClusters)
        {
            yield return "masterEncryptionKey value cannot be changed while kdclusters exist";
        }
        else if (spec.MasterEncryptionKey is { } key && SecretKeyCipher.KeyProblem(key) is { } problem)
        {
            yield return $"masterEncryptionKey is invalid. error: {problem}.";
        }

        foreach (var message in LabelSyntax.CheckLabels(spec.PodLabels, "spec.podLabels")
            .Concat(LabelSyntax.CheckAnnotations(spec.PodAnnotations, "spec.podAnnotations"))
            .Concat(LabelSyntax.CheckLabels(spec.ServiceLabels, "spec.serviceLabels"))
            .Concat(LabelSyntax.CheckAnnotations(spec.ServiceAnnotations, "spec.serviceAnnotations")))
        {
            yield return message;
        }
    }
}
