using MlPipeline.ApiServer.Access;

namespace MlPipeline.KubeDirector.Tests.Hosting;

internal sealed class FixedTokens : ITokenAuthenticator
{
    public const string Admin = "admin-token";
    public const string Student = "student-token";

    public ValueTask<ApiUser?> AuthenticateAsync(string token, CancellationToken cancellationToken) => ValueTask.FromResult(token switch
    {
        Admin => new ApiUser("admin", [ApiUserGroups.Masters]),
        Student => new ApiUser("student1", [ApiUserGroups.Tenant(TestCluster.Namespace), ApiUserGroups.Tenants]),
        _ => null,
    });
}
