using System.Text.Json.Nodes;
using MlPipeline.ApiServer.Objects;
using MlPipeline.ApiServer.Statuses;

namespace MlPipeline.ApiServer.Access.Rbac;

/// <summary>Reads the objects of <c>rbac.authorization.k8s.io/v1</c>.</summary>
internal static class RbacObjects
{
    public const string Group = "rbac.authorization.k8s.io";
    public const string Roles = "roles." + Group;
    public const string ClusterRoles = "clusterroles." + Group;
    public const string RoleBindings = "rolebindings." + Group;
    public const string ClusterRoleBindings = "clusterrolebindings." + Group;

    private const string ServiceAccountPrefix = "system:serviceaccount:";

    public static IReadOnlyList<AccessRule> ReadRules(JsonObject role) =>
    [
        .. (role.Items("rules") ?? []).OfType<JsonObject>().Select(rule => new AccessRule(
            [.. rule.Texts("verbs")], [.. rule.Texts("apiGroups")], [.. rule.Texts("resources")], [.. rule.Texts("resourceNames")], [.. rule.Texts("nonResourceURLs")])),
    ];

    public static RbacBinding ReadBinding(JsonObject binding)
    {
        var space = binding.Metadata().Text(ObjectFields.Namespace);
        var role = binding.Child("roleRef");
        var subjects = (binding.Items("subjects") ?? []).OfType<JsonObject>().ToList();
        return new RbacBinding(
            role.Text(ObjectFields.Kind) == "Role" ? Roles : ClusterRoles,
            role.Text(ObjectFields.Name) ?? "",
            [.. subjects.Select(subject => UserOf(subject, space)).OfType<string>()],
            [.. subjects.Where(subject => subject.Text(ObjectFields.Kind) == "Group").Select(subject => subject.Text(ObjectFields.Name)).OfType<string>()]);
    }

    /// <summary>Name under which a service account is known as a user.</summary>
    public static string ServiceAccount(string namespaceName, string name) => $"{ServiceAccountPrefix}{namespaceName}:{name}";

    /// <summary>The service account that a user is, or null where it is none.</summary>
    public static (string Namespace, string Name)? FindServiceAccount(string user) =>
        user.StartsWith(ServiceAccountPrefix, StringComparison.Ordinal) && user[ServiceAccountPrefix.Length..].Split(':') is [var space, var name] ? (space, name) : null;

    /// <summary>Groups that service accounts of a namespace are in.</summary>
    public static string[] ServiceAccountGroups(string namespaceName) => ["system:serviceaccounts", $"system:serviceaccounts:{namespaceName}"];

    public static IEnumerable<StatusCause> ValidateRole(JsonObject role)
    {
        var rules = role.Items("rules") ?? [];
        for (var i = 0; i < rules.Count; i++)
        {
            var rule = rules[i] as JsonObject ?? [];
            if (!rule.Texts("verbs").Any())
            {
                yield return StatusCause.Required($"rules[{i}].verbs", "verbs must contain at least one value");
            }

            if (!rule.Texts("nonResourceURLs").Any() && !rule.Texts("resources").Any())
            {
                yield return StatusCause.Required($"rules[{i}].resources", "resource rules must supply at least one resource");
            }
        }
    }

    public static IEnumerable<StatusCause> ValidateBinding(JsonObject binding, JsonObject? stored)
    {
        var role = binding.Child("roleRef");
        if (string.IsNullOrEmpty(role.Text(ObjectFields.Name)))
        {
            yield return StatusCause.Required("roleRef.name");
        }
        else if (stored is not null && !JsonNode.DeepEquals(role, stored.Child("roleRef")))
        {
            yield return StatusCause.Invalid("roleRef", role!.ToJsonString(), "cannot change roleRef");
        }
    }

    private static string? UserOf(JsonObject subject, string? bindingNamespace) => subject.Text(ObjectFields.Kind) switch
    {
        "User" => subject.Text(ObjectFields.Name),
        "ServiceAccount" => ServiceAccount(subject.Text(ObjectFields.Namespace) ?? bindingNamespace ?? "", subject.Text(ObjectFields.Name) ?? ""),
        _ => null,
    };
}
