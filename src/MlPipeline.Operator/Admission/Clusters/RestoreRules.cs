using System.Text.Json.Nodes;
using MlPipeline.Contracts.KubeDirector;

namespace MlPipeline.Operator.Admission.Clusters;

/// <summary>Writes on kdclusters that come from a backup: they are left alone until all that belongs to them is there.</summary>
internal static class RestoreRules
{
    /// <summary>Decides what needs no look at the spec, or gives null.</summary>
    public static AdmissionVerdict? Decide(AdmissionRequest request)
    {
        if (request.Operation == AdmissionOperation.Delete)
        {
            return IsRestoring(request.Stored) && Map(request.Stored, "labels")?.ContainsKey(KubeDirectorLabels.AllowDeleteWhileRestoring) != true
                ? AdmissionVerdict.Deny(
                    $"delete not allowed while {KubeDirectorLabels.Restoring} label exists, unless "
                    + $"{KubeDirectorLabels.AllowDeleteWhileRestoring} label also exists")
                : AdmissionVerdict.Allow();
        }

        if (request.Stored is null)
        {
            return Map(request.Wanted, "annotations")?.ContainsKey(KubeDirectorAnnotations.StatusBackupExists) == true
                ? AdmissionVerdict.Allow(Restoring(request.Wanted!))
                : null;
        }

        return IsRestoring(request.Stored) && !JsonNode.DeepEquals(request.Stored["spec"], request.Wanted!["spec"])
            ? AdmissionVerdict.Deny($"spec changes not allowed while {KubeDirectorLabels.Restoring} label exists")
            : null;
    }

    /// <summary>Whether an update hands a restored kdcluster to the operator, which takes a full review.</summary>
    public static bool EndsRestore(AdmissionRequest request) => IsRestoring(request.Stored) && !IsRestoring(request.Wanted);

    private static bool IsRestoring(JsonObject? cluster) => Map(cluster, "labels")?.ContainsKey(KubeDirectorLabels.Restoring) == true;

    private static JsonObject? Map(JsonObject? cluster, string name) => cluster?["metadata"]?[name] as JsonObject;

    private static JsonObject Restoring(JsonObject cluster)
    {
        var result = (JsonObject)cluster.DeepClone();
        var metadata = (JsonObject)result["metadata"]!;
        if (metadata["labels"] is not JsonObject labels)
        {
            metadata["labels"] = labels = [];
        }

        labels[KubeDirectorLabels.Restoring] = "";
        return result;
    }
}
