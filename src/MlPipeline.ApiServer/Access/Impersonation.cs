using Microsoft.AspNetCore.Http;
using MlPipeline.ApiServer.Access.Rbac;
using MlPipeline.ApiServer.Statuses;

namespace MlPipeline.ApiServer.Access;

/// <summary>Lets those who may do so act as somebody else, as <c>kubectl --as</c> asks for.</summary>
internal sealed class Impersonation(IAuthorizer authorizer)
{
    private const string UserHeader = "Impersonate-User";
    private const string GroupHeader = "Impersonate-Group";
    private const string Verb = "impersonate";

    /// <summary>The user that a request is to be carried out for.</summary>
    /// <exception cref="ApiException">The user may not act as the other one.</exception>
    public ApiUser Apply(HttpContext http, ApiUser user)
    {
        var headers = http.Request.Headers;
        string[] groups = [.. headers[GroupHeader].OfType<string>()];
        var name = headers[UserHeader].ToString();
        if (name.Length == 0)
        {
            return groups.Length == 0 ? user : throw ApiErrors.BadRequest($"requested [{GroupHeader}] without impersonating a user");
        }

        var account = RbacObjects.FindServiceAccount(name);
        Require(user, account is null ? Of("users", name) : Of("serviceaccounts", account.Value.Name) with { Namespace = account.Value.Namespace });
        foreach (var group in groups)
        {
            Require(user, Of("groups", group));
        }

        var own = account is { } found && groups.Length == 0 ? RbacObjects.ServiceAccountGroups(found.Namespace) : groups;
        return new ApiUser(name, [.. own.Append(ApiUserGroups.Authenticated).Distinct(StringComparer.Ordinal)]);
    }

    private static AccessRequest Of(string resource, string name) => new(Verb) { Resource = resource, Name = name };

    private void Require(ApiUser user, AccessRequest access)
    {
        if (!authorizer.IsAllowed(user, access))
        {
            throw ApiErrors.Forbidden(user, access);
        }
    }
}
