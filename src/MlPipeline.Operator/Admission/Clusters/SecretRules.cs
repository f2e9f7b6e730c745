namespace MlPipeline.Operator.Admission.Clusters;

/// <summary>Mounted Secrets.</summary>
internal static class SecretRules
{
    public static void Check(ClusterReview review)
    {
        var prefix = review.Config.RequiredSecretPrefix ?? "";
        if (review.Spec.DefaultSecret is { } shared && DefaultProblem(review, shared.Name, prefix) is { } problem)
        {
            review.Messages.Add(problem);
            return;
        }

        foreach (var (role, _, index) in review.Roles)
        {
            if (role.Secret is null)
            {
                CopyDefault(review, index);
            }
            else if (RoleProblem(review, role.Id, role.Secret.Name, prefix) is { } roleProblem)
            {
                review.Messages.Add(roleProblem);
            }
        }
    }

    private static string? DefaultProblem(ClusterReview review, string name, string prefix)
    {
        if (!name.StartsWith(prefix, StringComparison.Ordinal))
        {
            return $"defaultSecret({name}) does not have the required name prefix({prefix}).";
        }

        return review.Facts.SecretExists(review.Namespace, name) ? null : $"Unable to find defaultSecret({name}) in namespace({review.Namespace}).";
    }

    private static string? RoleProblem(ClusterReview review, string role, string name, string prefix)
    {
        if (!name.StartsWith(prefix, StringComparison.Ordinal))
        {
            return $"Secret({name}) for role({role}) does not have the required name prefix({prefix}).";
        }

        // KubeDirector names the prefix where it says namespace; clients know the message like this.
        return review.Facts.SecretExists(review.Namespace, name) ? null : $"Unable to find secret({name}) for role({role}) in namespace({prefix}).";
    }

    private static void CopyDefault(ClusterReview review, int index)
    {
        if (review.SpecNode["defaultSecret"] is { } shared)
        {
            review.RoleNode(index)["secret"] = shared.DeepClone();
        }
    }
}
