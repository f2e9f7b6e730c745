using k8s;
using MlPipeline.ApiServer.Admission;
using MlPipeline.KubeDirector.Resources;
using MlPipeline.Operator.Admission;
using MlPipeline.Sandbox.Seeding;
using AdmissionOperation = MlPipeline.Operator.Admission.AdmissionOperation;

namespace MlPipeline.Sandbox.Admission;

/// <summary>Has the API server ask KubeDirector's reviewer, as a real one asks KubeDirector's webhook.</summary>
internal sealed class SandboxAdmission : IAdmissionReviewer
{
    private volatile KubeDirectorReviewer? _reviewer;

    /// <summary>Starts to review. The reviewer is itself a client of the API server, so this comes after the server's start.</summary>
    public void Begin(IKubernetes client) => _reviewer = new KubeDirectorReviewer(client, Seeder.OperatorNamespace);

    public async ValueTask<AdmissionDecision> ReviewAsync(AdmissionReview review)
    {
        if (review.Group != KubeDirectorGroup.Name)
        {
            return AdmissionDecision.Allow();
        }

        if (_reviewer is not { } reviewer)
        {
            return AdmissionDecision.Deny("The sandbox is still starting. Try again in a moment.");
        }

        var request = new AdmissionRequest(Operation(review), review.Kind, review.Namespace, review.Wanted, review.Stored);
        var verdict = await reviewer.ReviewAsync(request, CancellationToken.None);
        return verdict.IsAllowed ? AdmissionDecision.Allow(verdict.Defaulted) : AdmissionDecision.Deny(verdict.StatusMessage);
    }

    private static AdmissionOperation Operation(AdmissionReview review) => (review.Wanted, review.Stored) switch
    {
        (null, _) => AdmissionOperation.Delete,
        (_, null) => AdmissionOperation.Create,
        _ => AdmissionOperation.Update,
    };
}
