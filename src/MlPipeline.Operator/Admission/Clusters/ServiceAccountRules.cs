namespace MlPipeline.Operator.Admission.Clusters;

/// <summary>Service accounts of roles.</summary>
internal static class ServiceAccountRules
{
    public static void Check(ClusterReview review)
    {
        foreach (var (role, _, _) in review.Roles)
        {
            if (role.ServiceAccountName is not { } account)
            {
                continue;
            }

            if (!review.Facts.ServiceAccountExists(review.Namespace, account))
            {
                review.Messages.Add($"service account {account} requested by role {role.Id} does not exist");
            }
            else if (review.Facts.WhyAccountIsDenied(account) is { } reason)
            {
                review.Messages.Add(reason);
            }
        }
    }
}
