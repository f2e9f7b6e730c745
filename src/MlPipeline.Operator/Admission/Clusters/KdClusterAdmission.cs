using System.Text.Json.Nodes;
using k8s;
using MlPipeline.KubeDirector.Resources;
using MlPipeline.Operator.Clusters;

namespace MlPipeline.Operator.Admission.Clusters;

/// <summary>Reviews writes on kdclusters, in the order in which KubeDirector decides.</summary>
internal static class KdClusterAdmission
{
    public static AdmissionVerdict Review(AdmissionRequest request, IAdmissionFacts facts)
    {
        if (RestoreRules.Decide(request) is { } decided)
        {
            return decided;
        }

        var cluster = KubernetesJson.Deserialize<KubeDirectorCluster>(request.Wanted!);
        var old = request.Stored is null ? null : KubernetesJson.Deserialize<KubeDirectorCluster>(request.Stored);
        if (request.Wanted!["spec"] is not JsonObject || request.Wanted["spec"]!["roles"] is not JsonArray)
        {
            // The schema says that a kdcluster needs a spec with roles, and says it better.
            return AdmissionVerdict.Allow();
        }

        if (cluster.Status is not null && !IsSame(cluster.Status, old?.Status))
        {
            return AdmissionVerdict.Deny(AdmissionVerdict.StatusIsReadOnly);
        }

        if (old is not null && JsonNode.DeepEquals(request.Wanted["spec"], request.Stored!["spec"]) && !RestoreRules.EndsRestore(request))
        {
            return AdmissionVerdict.Allow();
        }

        return ReviewSpec(request, facts, cluster, old);
    }

    private static AdmissionVerdict ReviewSpec(
        AdmissionRequest request, IAdmissionFacts facts, KubeDirectorCluster cluster, KubeDirectorCluster? old)
    {
        if (QuantityProblem(cluster.Spec) is { } problem)
        {
            return AdmissionVerdict.Deny(problem);
        }

        var app = AppCatalogue.Find(
            cluster.Spec.App, cluster.Spec.AppCatalog, request.Namespace, facts.OperatorNamespace, key => facts.FindApp(key.Namespace, key.Name));
        if (app is null)
        {
            return AdmissionVerdict.Deny($"Invalid app({cluster.Spec.App}). This app resource ID has not been registered.");
        }

        if (old is not null && ChangeGate(cluster) is { } gate)
        {
            return AdmissionVerdict.Deny(gate);
        }

        var review = new ClusterReview(request, facts, app, cluster.Spec);
        review.CheckAll();
        var frozen = old is null ? [] : ImmutabilityRules.Check(request.Stored!, review.Result, old.Status).ToList();
        return (frozen.Count, review.Messages.Count) switch
        {
            ( > 0, _) => AdmissionVerdict.Deny(frozen),
            (_, > 0) => AdmissionVerdict.Deny(review.Messages),
            _ => AdmissionVerdict.Allow(review.Result),
        };
    }

    /// <summary>A spec may change only after the members have digested its last change.</summary>
    private static string? ChangeGate(KubeDirectorCluster cluster)
    {
        const string NotProcessed = "Change to spec not allowed before previous spec change has been processed.";
        if (cluster.Status is not { } status)
        {
            return NotProcessed;
        }

        if (status.Roles.SelectMany(role => role.Members).Any(member => member.StateDetail.PendingNotifyCommands is { Count: > 0 }))
        {
            return "Change to spec not allowed because some members have not processed notifications of previous change.";
        }

        return status.State == ClusterStates.SpecModified ? NotProcessed : null;
    }

    private static string? QuantityProblem(KubeDirectorClusterSpec spec) => spec.Roles
        .SelectMany(role => role.Resources.Limits.Concat(role.Resources.Requests ?? new Dictionary<string, string>()))
        .Select(resource => Quantities.Problem(resource.Value))
        .FirstOrDefault(problem => problem is not null);

    private static bool IsSame(KubeDirectorClusterStatus status, KubeDirectorClusterStatus? old) =>
        old is not null && KubernetesJson.Serialize(status) == KubernetesJson.Serialize(old);
}
