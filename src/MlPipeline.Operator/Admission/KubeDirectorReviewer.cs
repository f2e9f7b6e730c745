using k8s;
using Microsoft.Extensions.Logging.Abstractions;
using MlPipeline.KubeDirector.Resources;
using MlPipeline.Operator.Admission.Claims;
using MlPipeline.Operator.Admission.Facts;
using MlPipeline.Operator.Api;

namespace MlPipeline.Operator.Admission;

/// <summary>
/// Reviews writes on KubeDirector's kinds, and looks up on the API server what a review has to know of other objects. It asks
/// for what one write needs and keeps nothing, so a review never lags behind what is stored.
/// </summary>
/// <param name="client">The API server.</param>
/// <param name="operatorNamespace">Namespace of the operator.</param>
public sealed class KubeDirectorReviewer(IKubernetes client, string operatorNamespace) : IDisposable
{
    private readonly ResourceClient<KubeDirectorCluster> _clusters = new(client, ResourceTypes.Clusters, NullLogger.Instance);
    private readonly FactsLoader _loader = new(client, operatorNamespace);

    /// <summary>Reviews a write.</summary>
    /// <param name="request">The write.</param>
    /// <param name="cancellationToken">Ends the look-ups.</param>
    /// <returns>Whether it may go on, and with which object.</returns>
    public async Task<AdmissionVerdict> ReviewAsync(AdmissionRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Kind == ResourceTypes.Claims.Kind)
        {
            return await ClaimAdmission.ReviewAsync(request, _clusters, cancellationToken);
        }

        var facts = await _loader.LoadAsync(request, cancellationToken);
        return KubeDirectorAdmission.Review(request, facts);
    }

    /// <summary>Closes what look-ups hold open.</summary>
    public void Dispose() => _loader.Dispose();
}
