namespace MlPipeline.Sandbox.Platform;

/// <summary>Routes and headers of the platform's REST gateway, as the real platform has them.</summary>
internal static class PlatformRoutes
{
    public const string Session = "/api/v2/session";

    public const string Tenant = "/api/v2/tenant";

    public const string Config = "/api/v2/config";

    public const string Kubeconfig = "/api/v2/k8skubeconfig";

    public const string SessionHeader = "X-BDS-SESSION";
}
