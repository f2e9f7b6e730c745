using k8s.Models;

namespace MlPipeline.Operator.Admission.Clusters;

/// <summary>Smallest resources and smallest storage that a kdapp asks for.</summary>
internal static class ResourceRules
{
    private const string Nothing = "0";

    public static void Check(ClusterReview review)
    {
        foreach (var (role, appRole, _) in review.Roles)
        {
            foreach (var (resource, minimum) in (appRole?.MinResources ?? new Dictionary<string, string>()).OrderBy(entry => entry.Key, StringComparer.Ordinal))
            {
                var request = role.Resources.Requests?.TryGetValue(resource, out var given) == true ? given : Nothing;
                if (new ResourceQuantity(request).RoundedUp() < new ResourceQuantity(minimum).RoundedUp())
                {
                    review.Messages.Add(
                        $"Specified resource(\"{resource}\") value(\"{request}\") for role(\"{role.Id}\") is invalid. Minimum value must be \"{minimum}\".");
                }
            }
        }

        foreach (var (role, appRole, _) in review.Roles)
        {
            if (appRole?.MinStorage is not { } minimum || (role.Storage is null && minimum.EphemeralModeSupported == true))
            {
                continue;
            }

            var size = role.Storage?.Size ?? Nothing;
            if (Quantities.Parse(size) is { } quantity && quantity.RoundedUp() < new ResourceQuantity(minimum.Size).RoundedUp())
            {
                review.Messages.Add(
                    $"Specified persistent storage size(\"{size}\") for role(\"{role.Id}\") is invalid. Minimum size must be \"{minimum.Size}\".");
            }
        }
    }
}
