namespace MlPipeline.Operator.Admission.Clusters;

/// <summary>Sizes of shared memory.</summary>
internal static class SharedMemoryRules
{
    private static readonly Version FirstVersion = new(1, 22);

    public static void Check(ClusterReview review)
    {
        foreach (var (role, _, _) in review.Roles.Where(entry => entry.Role.SharedMemory is not null))
        {
            if (Problem(review, role.Id, role.SharedMemory!) is { } problem)
            {
                review.Messages.Add(problem);
            }
        }
    }

    private static string? Problem(ClusterReview review, string role, string text)
    {
        var forced = review.Config.ForceSharedMemorySizeSupport;
        if (forced == false)
        {
            return $"Specifying shared memory size for role ({role}) not allowed; feature disabled by global KubeDirector config.";
        }

        if (forced is null && review.Facts.ServerVersion < FirstVersion)
        {
            return $"Specifying shared memory size for role ({role}) requires K8s version >= 1.22.";
        }

        if (Quantities.Parse(text) is not { } size)
        {
            return $"Shared memory size for role ({role}) is incorrectly defined.";
        }

        return size.ToDecimal() > 0 ? null : $"Shared memory size for role ({role}) should be greater than zero.";
    }
}
