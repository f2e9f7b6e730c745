namespace MlPipeline.ApiServer.Access;

/// <summary>Groups that give access.</summary>
public static class ApiUserGroups
{
    /// <summary>May do everything.</summary>
    public const string Masters = "system:masters";

    /// <summary>Everybody who could be told apart.</summary>
    internal const string Authenticated = "system:authenticated";

    private const string TenantPrefix = "tenant:";

    /// <summary>Group of those who work in one namespace.</summary>
    /// <param name="namespaceName">The namespace.</param>
    /// <returns>Name of the group.</returns>
    public static string Tenant(string namespaceName) => TenantPrefix + namespaceName;

    internal static bool IsTenant(string group) => group.StartsWith(TenantPrefix, StringComparison.Ordinal);
}
