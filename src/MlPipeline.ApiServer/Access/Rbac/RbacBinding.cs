namespace MlPipeline.ApiServer.Access.Rbac;

/// <summary>Who has a role.</summary>
/// <param name="RoleResource">Whether the role is one of a namespace or of the cluster, as the name under which it is stored.</param>
/// <param name="Role">Name of the role.</param>
/// <param name="Users">Users that have it, service accounts among them.</param>
/// <param name="Groups">Groups that have it.</param>
internal sealed record RbacBinding(string RoleResource, string Role, IReadOnlySet<string> Users, IReadOnlySet<string> Groups)
{
    public RbacBinding(string roleResource, string role, string[] users, string[] groups)
        : this(roleResource, role, users.ToHashSet(StringComparer.Ordinal), groups.ToHashSet(StringComparer.Ordinal))
    {
    }

    public bool Covers(ApiUser user) => Users.Contains(user.Name) || user.Groups.Any(Groups.Contains);
}
