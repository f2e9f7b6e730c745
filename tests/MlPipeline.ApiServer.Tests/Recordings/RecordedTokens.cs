using MlPipeline.ApiServer.Access;

namespace MlPipeline.ApiServer.Tests.Recordings;

/// <summary>The users of the recordings.</summary>
internal sealed class RecordedTokens : ITokenAuthenticator
{
    public const string Admin = "admin-token-0001";

    public ValueTask<ApiUser?> AuthenticateAsync(string token, CancellationToken cancellationToken) => ValueTask.FromResult(token switch
    {
        Admin => new ApiUser("admin", [ApiUserGroups.Masters]),
        "tenant-token-0001" => new ApiUser("tenant", ["recorded-tenants"]),
        "nobody-token-0001" => new ApiUser("nobody-user", []),
        _ => null,
    });
}
