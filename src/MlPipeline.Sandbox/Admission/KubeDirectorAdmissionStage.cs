using k8s;
using MlPipeline.ApiServer.Admission;
using MlPipeline.KubeDirector.Resources;
using MlPipeline.Operator.Admission;
using Operation = MlPipeline.Operator.Admission.AdmissionOperation;

namespace MlPipeline.Sandbox.Admission;

/// <summary>Has KubeDirector review writes on its kinds, as its webhook does on a cluster.</summary>
internal sealed class KubeDirectorAdmissionStage(IKubernetes client, string operatorNamespace) : IAdmissionReviewer
{
    private readonly KubeDirectorReviewer _reviewer = new(client, operatorNamespace);

    public async ValueTask<AdmissionDecision> ReviewAsync(AdmissionReview review)
    {
        if (review.Group != KubeDirectorGroup.Name)
        {
            return AdmissionDecision.Allow();
        }

        var request = new AdmissionRequest(OperationOf(review), review.Kind, review.Namespace, review.Wanted, review.Stored);
        var verdict = await _reviewer.ReviewAsync(request, CancellationToken.None);
        return verdict.IsAllowed ? AdmissionDecision.Allow(verdict.Defaulted) : AdmissionDecision.Deny(verdict.StatusMessage);
    }

    private static Operation OperationOf(AdmissionReview review) => review switch
    {
        { Wanted: null } => Operation.Delete,
        { Stored: null } => Operation.Create,
        _ => Operation.Update,
    };
}
