using System.Security.Cryptography;
using System.Text;
using MlPipeline.ApiServer.Access;
using MlPipeline.Sandbox.Platform;

namespace MlPipeline.Sandbox.Access;

/// <summary>Knows whom the API server's clients are: the sandbox's own parts, and those who logged in.</summary>
internal sealed class SandboxTokens(AdminToken admin, SessionStore sessions) : ITokenAuthenticator
{
    private static readonly ApiUser Sandbox = new("system:mlpipeline-sandbox", [ApiUserGroups.Masters]);

    public ValueTask<ApiUser?> AuthenticateAsync(string token, CancellationToken cancellationToken)
    {
        if (CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(token), Encoding.UTF8.GetBytes(admin.Value)))
        {
            return ValueTask.FromResult<ApiUser?>(Sandbox);
        }

        var session = sessions.FindByToken(token);
        return ValueTask.FromResult(session is null ? null : new ApiUser(session.User, [ApiUserGroups.Tenant(session.Namespace), ApiUserGroups.Tenants]));
    }
}
