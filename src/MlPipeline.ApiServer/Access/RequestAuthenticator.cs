using Microsoft.AspNetCore.Http;
using MlPipeline.ApiServer.Access.ServiceAccounts;
using MlPipeline.ApiServer.Statuses;

namespace MlPipeline.ApiServer.Access;

/// <summary>Finds out who sends a request: somebody who logged in, or a service account.</summary>
internal sealed class RequestAuthenticator(ITokenAuthenticator users, ServiceAccountTokens accounts)
{
    private const string Scheme = "Bearer ";

    /// <exception cref="ApiException">The request carries no token that is known.</exception>
    public async Task<ApiUser> AuthenticateAsync(HttpContext http)
    {
        var header = http.Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            throw ApiErrors.Unauthorized();
        }

        return await FindAsync(header[Scheme.Length..].Trim(), http.RequestAborted) ?? throw ApiErrors.Unauthorized();
    }

    /// <summary>The user a token was issued to, or null.</summary>
    public async Task<ApiUser?> FindAsync(string token, CancellationToken cancellationToken)
    {
        var user = await users.AuthenticateAsync(token, cancellationToken) ?? await accounts.AuthenticateAsync(token);
        return user is null ? null : user with { Groups = [.. user.Groups, ApiUserGroups.Authenticated] };
    }
}
