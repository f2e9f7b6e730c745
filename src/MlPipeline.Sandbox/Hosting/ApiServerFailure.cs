using MlPipeline.ApiServer;
using MlPipeline.Contracts.Sandbox;
using MlPipeline.Sandbox.Home;
using MlPipeline.Sandbox.Launching;

namespace MlPipeline.Sandbox.Hosting;

/// <summary>Says what a user can do about an API server that does not start.</summary>
internal static class ApiServerFailure
{
    public static SandboxException Explain(ApiServerStartException exception, SandboxFolders folders) => new(
        exception.Message,
        exception.Failure switch
        {
            ApiServerStartFailure.PortInUse => "End that program, or choose another port with --api-port.",
            ApiServerStartFailure.DatabaseInUse => $"End the program that uses {folders.StateFile}.",
            ApiServerStartFailure.DiskFull => $"Make room, or set {SandboxHome.Variable} to a folder on another disk.",
            ApiServerStartFailure.DatabaseUnreadable => "Run 'mlpipeline sandbox reset' to begin anew.",
            _ => $"Check {folders.StateFile}, or run 'mlpipeline sandbox reset' to begin anew.",
        },
        exception);
}
