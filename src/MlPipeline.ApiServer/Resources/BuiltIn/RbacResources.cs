using MlPipeline.ApiServer.Access.Rbac;
using MlPipeline.ApiServer.Tables;
using MlPipeline.ApiServer.Tables.BuiltIn;

namespace MlPipeline.ApiServer.Resources.BuiltIn;

/// <summary>Kinds that say who may do what.</summary>
internal static class RbacResources
{
    public static IEnumerable<ResourceKind> All =>
    [
        Role("roles", "Role", namespaced: true),
        Role("clusterroles", "ClusterRole", namespaced: false),
        Binding("rolebindings", "RoleBinding", namespaced: true),
        Binding("clusterrolebindings", "ClusterRoleBinding", namespaced: false),
    ];

    private static ResourceKind Role(string plural, string kind, bool namespaced) =>
        Rbac(plural, kind, namespaced, GroupColumns.Roles) with { Validate = (value, _) => RbacObjects.ValidateRole(value) };

    private static ResourceKind Binding(string plural, string kind, bool namespaced) =>
        Rbac(plural, kind, namespaced, GroupColumns.Bindings) with { Validate = RbacObjects.ValidateBinding };

    private static ResourceKind Rbac(string plural, string kind, bool namespaced, IReadOnlyList<TableColumn> columns) => new()
    {
        Group = RbacObjects.Group,
        Version = "v1",
        Plural = plural,
        Kind = kind,
        Namespaced = namespaced,
        NameRule = NameRule.PathSegment,
        Columns = columns,
    };
}
