namespace MlPipeline.ApiServer.Access;

/// <summary>
/// Gives everything to <see cref="ApiUserGroups.Masters"/>, and to the members of a tenant their namespace plus reading what
/// describes the cluster. Everything else is refused.
/// </summary>
internal sealed class GroupAuthorizer : IAuthorizer
{
    private static readonly string[] All = [AccessRule.All];
    private static readonly string[] Read = ["get", "list", "watch"];
    private static readonly string[] Ask = ["create"];

    private static readonly AccessRule Everything = new(All, All, All, []);

    private static readonly AccessRule[] OfMasters = [Everything, new(All, [], [], All)];

    private static readonly AccessRule[] OfTenants =
    [
        new(Read, [""], ["namespaces", "nodes"], []),
        new(Read, ["apiextensions.k8s.io"], ["customresourcedefinitions"], []),
        new(Read, ["storage.k8s.io"], ["storageclasses"], []),
        new(Ask, ["authentication.k8s.io"], ["selfsubjectreviews"], []),
        new(Ask, ["authorization.k8s.io"], ["selfsubjectaccessreviews", "selfsubjectrulesreviews"], []),
        new(["get"], [], [], ["/api", "/api/*", "/apis", "/apis/*", "/openapi", "/openapi/*", "/version", "/version/*"]),
    ];

    private static readonly AccessRule[] InOwnNamespace = [Everything, .. OfTenants];

    // A namespace is an object of the cluster, although its own name stands in its path.
    public bool IsAllowed(ApiUser user, AccessRequest access) =>
        RulesOf(user, access.Resource == "namespaces" ? null : access.Namespace).Any(rule => rule.Allows(access));

    public IReadOnlyList<AccessRule> RulesOf(ApiUser user, string? namespaceName)
    {
        if (user.Groups.Contains(ApiUserGroups.Masters, StringComparer.Ordinal))
        {
            return OfMasters;
        }

        return namespaceName is not null && user.Groups.Contains(ApiUserGroups.Tenant(namespaceName), StringComparer.Ordinal) ? InOwnNamespace
            : user.Groups.Any(ApiUserGroups.IsTenant) ? OfTenants
            : [];
    }
}
