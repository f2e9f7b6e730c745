namespace MlPipeline.ApiServer.Access;

/// <summary>Decides what users may do.</summary>
internal interface IAuthorizer
{
    bool IsAllowed(ApiUser user, AccessRequest access);

    /// <summary>What a user may do in a namespace, or outside of all where it is null, as rules.</summary>
    IEnumerable<AccessRule> RulesOf(ApiUser user, string? namespaceName);
}
