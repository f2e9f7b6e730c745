using k8s.Models;

namespace MlPipeline.Operator.Admission.Clusters;

/// <summary>Sizes and classes of storage.</summary>
internal static class StorageRules
{
    private static readonly string[] DefaultMarks =
        ["storageclass.kubernetes.io/is-default-class", "storageclass.beta.kubernetes.io/is-default-class"];

    public static void Check(ClusterReview review)
    {
        CheckSizes(review);
        CheckClasses(review);
    }

    private static void CheckSizes(ClusterReview review)
    {
        foreach (var (role, _, _) in review.Roles.Where(entry => entry.Role.Storage is not null))
        {
            if (Quantities.Parse(role.Storage!.Size) is not { } size)
            {
                review.Messages.Add($"Storage size for role ({role.Id}) is incorrectly defined.");
            }
            else if (size.ToDecimal() <= 0)
            {
                review.Messages.Add($"Storage size for role ({role.Id}) should be greater than zero.");
            }
        }
    }

    private static void CheckClasses(ClusterReview review)
    {
        var classless = new List<int>();
        foreach (var (role, _, index) in review.Roles.Where(entry => entry.Role.Storage is not null))
        {
            if (string.IsNullOrEmpty(role.Storage!.StorageClassName))
            {
                classless.Add(index);
            }
            else if (!Exists(review, role.Storage.StorageClassName))
            {
                review.Messages.Add($"Unable to fetch storageClassName({role.Storage.StorageClassName}) for role({role.Id}).");
            }
        }

        if (classless.Count > 0 && DefaultClass(review) is { } name)
        {
            classless.ForEach(index => review.RoleNode(index)["storage"]!["storageClassName"] = name);
        }
    }

    private static string? DefaultClass(ClusterReview review)
    {
        if (review.Config.DefaultStorageClassName is { } configured)
        {
            if (Exists(review, configured))
            {
                return configured;
            }

            review.Messages.Add(
                $"storageClassName is not specified for one or more roles, and default storage class ({configured}) is not available on the system.");
            return null;
        }

        var marked = review.Facts.StorageClasses.FirstOrDefault(candidate => DefaultMarks.Any(mark => candidate.GetAnnotation(mark) == "true"));
        if (marked is null)
        {
            review.Messages.Add("storageClassName is not specified for one or more roles, and no default storage class is available.");
        }

        return marked?.Metadata.Name;
    }

    private static bool Exists(ClusterReview review, string name) =>
        review.Facts.StorageClasses.Any(candidate => candidate.Metadata.Name == name);
}
