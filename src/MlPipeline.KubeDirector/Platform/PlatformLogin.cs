namespace MlPipeline.KubeDirector.Platform;

/// <summary>A session on the platform.</summary>
/// <param name="User">Who logged in.</param>
/// <param name="Tenant">Into which tenant.</param>
/// <param name="SessionPath">Path of the session on the platform; who knows it may act as the user, so it is kept out of every output.</param>
public sealed record PlatformLogin(string User, string Tenant, string SessionPath)
{
    /// <summary>Describes the login without its secret.</summary>
    /// <returns>User and tenant.</returns>
    public override string ToString() => $"{User} in {Tenant}";
}
