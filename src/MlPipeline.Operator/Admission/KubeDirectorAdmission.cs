using System.Text.Json;
using MlPipeline.KubeDirector.Resources;
using MlPipeline.Operator.Admission.Apps;
using MlPipeline.Operator.Admission.Clusters;
using MlPipeline.Operator.Admission.Configs;

namespace MlPipeline.Operator.Admission;

/// <summary>Reviews writes on KubeDirector's kinds: fills in defaults and denies what cannot work. It changes nothing itself.</summary>
public static class KubeDirectorAdmission
{
    /// <summary>Reviews a write.</summary>
    /// <param name="request">The write.</param>
    /// <param name="facts">What else there is.</param>
    /// <returns>Whether it may go on, and with which object.</returns>
    public static AdmissionVerdict Review(AdmissionRequest request, IAdmissionFacts facts)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(facts);
        try
        {
            return request.Kind switch
            {
                KubeDirectorGroup.AppKind => KdAppAdmission.Review(request, facts),
                KubeDirectorGroup.ClusterKind => KdClusterAdmission.Review(request, facts),
                KubeDirectorGroup.ConfigKind => KdConfigAdmission.Review(request, facts),
                _ => AdmissionVerdict.Allow(),
            };
        }
        catch (JsonException exception)
        {
            return AdmissionVerdict.Deny($"{exception.Path?.TrimStart('$', '.')}: the value is not of the type that {request.Kind} has there.");
        }
    }
}
