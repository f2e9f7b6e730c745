namespace MlPipeline.ApiServer.Admission;

/// <summary>
/// Reviews writes before they are checked and stored, as an admission webhook does. Writes on <c>/status</c> are not reviewed. A
/// review may happen more than once for one request, where the object changes in the meantime.
/// </summary>
public interface IAdmissionReviewer
{
    /// <summary>Reviews a write.</summary>
    /// <param name="review">The write.</param>
    /// <returns>Whether it may go on, and with which object.</returns>
    ValueTask<AdmissionDecision> ReviewAsync(AdmissionReview review);
}
