using MlPipeline.ApiServer.Admission;
using MlPipeline.KubeDirector.Resources;
using MlPipeline.Operator.Admission;
using AdmissionOperation = MlPipeline.Operator.Admission.AdmissionOperation;

namespace MlPipeline.Operator.Tests.Hosting;

/// <summary>Has an API server ask the operator's reviewer.</summary>
internal sealed class InProcessAdmission : IAdmissionReviewer
{
    /// <summary>The reviewer; without one everything is allowed.</summary>
    public KubeDirectorReviewer? Reviewer { get; set; }

    public async ValueTask<AdmissionDecision> ReviewAsync(AdmissionReview review)
    {
        if (Reviewer is null || review.Group != KubeDirectorGroup.Name)
        {
            return AdmissionDecision.Allow();
        }

        var request = new AdmissionRequest((AdmissionOperation)review.Operation, review.Kind, review.Namespace, review.Wanted, review.Stored);
        var verdict = await Reviewer.ReviewAsync(request, CancellationToken.None);
        return verdict.IsAllowed ? AdmissionDecision.Allow(verdict.Defaulted) : AdmissionDecision.Deny(verdict.StatusMessage);
    }
}
