using k8s;
using k8s.Models;

namespace MlPipeline.Operator.Admission.Facts;

/// <summary>
/// Asks the API server whether whoever writes is denied what a role is to use. Only a denial in so many words counts: RBAC merely does not
/// allow, and leaves the user to whoever else decides.
/// </summary>
internal sealed class AccessDenials(IKubernetes client)
{
    /// <summary>The reasons of denials, by name of the object.</summary>
    public async Task<IReadOnlyDictionary<string, string>> FindAsync(
        AdmissionUser? user, string namespaceName, string kind, IEnumerable<string?> names, CancellationToken cancellationToken)
    {
        var denials = new Dictionary<string, string>();
        foreach (var name in names.OfType<string>().Where(name => name.Length > 0).Distinct())
        {
            if (user is not null && await AskAsync(user, namespaceName, kind, name, cancellationToken) is { Denied: true, Reason: { Length: > 0 } reason })
            {
                denials[name] = reason;
            }
        }

        return denials;
    }

    private async Task<V1SubjectAccessReviewStatus> AskAsync(
        AdmissionUser user, string namespaceName, string kind, string name, CancellationToken cancellationToken)
    {
        var review = new V1SubjectAccessReview
        {
            Spec = new V1SubjectAccessReviewSpec
            {
                User = user.Name,
                Groups = [.. user.Groups],
                ResourceAttributes = new V1ResourceAttributes { Verb = "get", Resource = kind, NamespaceProperty = namespaceName, Name = name },
            },
        };
        return (await client.AuthorizationV1.CreateSubjectAccessReviewAsync(review, cancellationToken: cancellationToken)).Status;
    }
}
