namespace MlPipeline.Operator.Admission.Clusters;

/// <summary>Files that roles want injected.</summary>
internal static class FileInjectionRules
{
    public static void Check(ClusterReview review)
    {
        foreach (var (role, _, _) in review.Roles)
        {
            foreach (var address in (role.FileInjections ?? []).Select(file => file.SourceUrl))
            {
                if (review.Facts.ProblemWith(address) is { } problem)
                {
                    review.Messages.Add(
                        $"Unable to access the specified URL(\"{address}\") in file injection spec for the role ({role.Id}). error: {problem}.");
                }
            }
        }
    }
}
