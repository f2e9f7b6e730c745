namespace MlPipeline.ApiServer.Access;

/// <summary>
/// Gives everything to <see cref="ApiUserGroups.Masters"/>, and to the members of a tenant their namespace plus reading what
/// describes the cluster. Everything else is refused.
/// </summary>
internal sealed class GroupAuthorizer : IAuthorizer
{
    private static readonly string[] All = ["*"];
    private static readonly string[] ReadVerbs = ["get", "list", "watch"];

    private static readonly (string Group, string Resource)[] ClusterReading =
    [
        ("", "namespaces"),
        ("", "nodes"),
        ("apiextensions.k8s.io", "customresourcedefinitions"),
        ("storage.k8s.io", "storageclasses"),
    ];

    private static readonly (string Group, string Resource)[] OwnReviews =
    [
        ("authentication.k8s.io", "selfsubjectreviews"),
        ("authorization.k8s.io", "selfsubjectaccessreviews"),
        ("authorization.k8s.io", "selfsubjectrulesreviews"),
    ];

    private static readonly string[] DiscoveryRoots = ["/api", "/apis", "/openapi", "/version"];

    public bool IsAllowed(ApiUser user, AccessRequest access) =>
        user.Groups.Contains(ApiUserGroups.Masters, StringComparer.Ordinal)
        || (user.Groups.Any(ApiUserGroups.IsTenant) && IsAllowedToTenants(access))
        || (access is { Namespace: { } own, Resource: not "namespaces" } && user.Groups.Contains(ApiUserGroups.Tenant(own), StringComparer.Ordinal));

    public IReadOnlyList<AccessRule> RulesOf(ApiUser user, string namespaceName)
    {
        if (user.Groups.Contains(ApiUserGroups.Masters, StringComparer.Ordinal))
        {
            return [new(All, All, All, []), new(All, [], [], All)];
        }

        if (!user.Groups.Any(ApiUserGroups.IsTenant))
        {
            return [];
        }

        AccessRule[] own = user.Groups.Contains(ApiUserGroups.Tenant(namespaceName), StringComparer.Ordinal) ? [new(All, All, All, [])] : [];
        return
        [
            .. own,
            .. ClusterReading.Select(one => new AccessRule(ReadVerbs, [one.Group], [one.Resource], [])),
            .. OwnReviews.Select(one => new AccessRule(["create"], [one.Group], [one.Resource], [])),
            new(["get"], [], [], [.. DiscoveryRoots, .. DiscoveryRoots.Select(root => root + "/*")]),
        ];
    }

    private static bool IsAllowedToTenants(AccessRequest access)
    {
        if (access.Path is { } path)
        {
            return access.Verb == "get" && DiscoveryRoots.Any(root => path == root || path.StartsWith(root + "/", StringComparison.Ordinal));
        }

        return (ReadVerbs.Contains(access.Verb) && ClusterReading.Contains((access.Group, access.Resource)))
            || (access.Verb == "create" && OwnReviews.Contains((access.Group, access.Resource)));
    }
}
