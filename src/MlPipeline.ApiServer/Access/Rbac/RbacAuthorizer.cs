using System.Collections.Immutable;
using MlPipeline.ApiServer.Objects;
using MlPipeline.ApiServer.Storage;

namespace MlPipeline.ApiServer.Access.Rbac;

/// <summary>
/// Allows what the stored roles and bindings allow, and everything to <see cref="ApiUserGroups.Masters"/>. Roles that are put together
/// from others by an <c>aggregationRule</c> have the rules that are written in them.
/// </summary>
internal sealed class RbacAuthorizer : IAuthorizer, IStoreObserver
{
    private static readonly string[] All = ["*"];
    private static readonly AccessRule[] Everything = [new(All, All, All, [], []), new(All, [], [], [], All)];

    private volatile ImmutableDictionary<ObjectKey, IReadOnlyList<AccessRule>> _roles = ImmutableDictionary<ObjectKey, IReadOnlyList<AccessRule>>.Empty;
    private volatile ImmutableSortedDictionary<string, ImmutableDictionary<string, RbacBinding>> _bindings =
        ImmutableSortedDictionary.Create<string, ImmutableDictionary<string, RbacBinding>>(StringComparer.Ordinal);

    // A namespace is an object of the cluster, although its own name stands in its path; a role in it may cover it all the same.
    public bool IsAllowed(ApiUser user, AccessRequest access) =>
        RulesOf(user, access.Namespace).Any(rule => rule.Allows(access));

    public IEnumerable<AccessRule> RulesOf(ApiUser user, string? namespaceName)
    {
        if (user.Groups.Contains(ApiUserGroups.Masters, StringComparer.Ordinal))
        {
            return Everything;
        }

        var ofCluster = RulesIn("", user);
        return string.IsNullOrEmpty(namespaceName) ? ofCluster : ofCluster.Concat(RulesIn(namespaceName, user));
    }

    public void OnCommitted(IReadOnlyList<StoreEvent> changes)
    {
        foreach (var change in changes)
        {
            var key = change.Object.Key;
            var isGone = change.Kind == StoreEventKind.Deleted;
            if (key.Resource is RbacObjects.Roles or RbacObjects.ClusterRoles)
            {
                _roles = isGone ? _roles.Remove(key) : _roles.SetItem(key, RbacObjects.ReadRules(change.Object.Parse()));
            }
            else if (key.Resource is RbacObjects.RoleBindings or RbacObjects.ClusterRoleBindings)
            {
                var there = _bindings.GetValueOrDefault(key.Namespace, ImmutableDictionary<string, RbacBinding>.Empty);
                _bindings = _bindings.SetItem(
                    key.Namespace, isGone ? there.Remove(key.Name) : there.SetItem(key.Name, RbacObjects.ReadBinding(change.Object.Parse())));
            }
        }
    }

    private IEnumerable<AccessRule> RulesIn(string namespaceName, ApiUser user) =>
        from binding in _bindings.GetValueOrDefault(namespaceName, ImmutableDictionary<string, RbacBinding>.Empty).Values
        where binding.Covers(user)
        let home = binding.RoleResource == RbacObjects.Roles ? namespaceName : ""
        from rule in _roles.GetValueOrDefault(new ObjectKey(binding.RoleResource, home, binding.Role), [])
        select rule;
}
