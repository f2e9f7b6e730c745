using MlPipeline.Operator.Clusters;

namespace MlPipeline.Operator.Admission.Clusters;

/// <summary>Roles and their counts of members.</summary>
internal static class RoleRules
{
    private const int MostMembers = 1000;

    public static void CheckCounts(ClusterReview review)
    {
        var total = 0;
        foreach (var (role, appRole, index) in review.Roles)
        {
            if (appRole is null)
            {
                continue;
            }

            var cardinality = Cardinality.Parse(appRole.Cardinality);
            var members = role.Members ?? cardinality.Smallest;
            review.RoleNode(index)["members"] ??= members;
            total += members;
            if (!cardinality.Allows(members))
            {
                review.Messages.Add(
                    $"Invalid member count for role({role.Id}). Specified member count:{members} Role cardinality:{appRole.Cardinality}");
            }

            if (total > MostMembers)
            {
                // KubeDirector leaves the format slot in; clients know the message like this.
                review.Messages.Add($"Maximum number of total members per KD cluster supported is %d.{MostMembers}");
                return;
            }
        }
    }

    public static void CheckNames(ClusterReview review)
    {
        var valid = string.Join(',', review.App.Spec.Roles.Select(role => role.Id));
        foreach (var (role, _, _) in review.Roles.Where(entry => entry.AppRole is null))
        {
            review.Messages.Add($"Invalid role({role.Id}) in app({review.Spec.App}) specified. Valid roles: \"{valid}\"");
        }

        if (review.Spec.Roles.GroupBy(role => role.Id).Any(group => group.Skip(1).Any()))
        {
            review.Messages.Add("Each id in the roles array must be unique.");
        }

        foreach (var role in review.App.Spec.Roles.Where(role => IsRequired(review, role.Id, role.Cardinality)))
        {
            review.Messages.Add($"Active role({role.Id}) in app({review.Spec.App}) must have its configuration included in the roles array.");
        }
    }

    private static bool IsRequired(ClusterReview review, string role, string cardinality) =>
        review.App.Spec.Config.SelectedRoles.Contains(role)
        && Cardinality.Parse(cardinality).Smallest > 0
        && review.Spec.Roles.All(candidate => candidate.Id != role);
}
