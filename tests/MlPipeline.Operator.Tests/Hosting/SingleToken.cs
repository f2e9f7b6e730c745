using MlPipeline.ApiServer.Access;

namespace MlPipeline.Operator.Tests.Hosting;

/// <summary>Knows one user, who may do everything.</summary>
internal sealed class SingleToken : ITokenAuthenticator
{
    public const string Token = "operator-token";

    public ValueTask<ApiUser?> AuthenticateAsync(string token, CancellationToken cancellationToken) =>
        ValueTask.FromResult(token == Token ? new ApiUser("operator", [ApiUserGroups.Masters]) : null);
}
