namespace MlPipeline.ApiServer.Access;

/// <summary>Groups that roles are bound to from the start.</summary>
public static class ApiUserGroups
{
    /// <summary>May do everything, whatever is bound.</summary>
    public const string Masters = "system:masters";

    /// <summary>Those who work in some tenant: they may read what describes the cluster.</summary>
    public const string Tenants = "tenants";

    /// <summary>Everybody who could be told apart.</summary>
    internal const string Authenticated = "system:authenticated";

    /// <summary>Group of those who work in one namespace; a role binding in it says what they may do there.</summary>
    /// <param name="namespaceName">The namespace.</param>
    /// <returns>Name of the group.</returns>
    public static string Tenant(string namespaceName) => "tenant:" + namespaceName;
}
