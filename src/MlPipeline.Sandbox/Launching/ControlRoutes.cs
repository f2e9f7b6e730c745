namespace MlPipeline.Sandbox.Launching;

/// <summary>What a command of the sandbox's own user can ask the running process for.</summary>
internal static class ControlRoutes
{
    public const string Status = "/sandbox/v1/status";

    public const string Kubeconfig = "/sandbox/v1/kubeconfig";

    public const string Trips = "/sandbox/v1/trips";

    public const string Stop = "/sandbox/v1/stop";
}
