using MlPipeline.Contracts.Sandbox;
using MlPipeline.Sandbox.Launching;

namespace MlPipeline.Sandbox.Hosting;

/// <summary>Runs a sandbox in the current process.</summary>
public static class SandboxServer
{
    /// <summary>Runs a sandbox until it is asked to end: by a command, by a signal, or by the token.</summary>
    /// <param name="home">Its home.</param>
    /// <param name="options">How to start it.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>A task that ends when all its pods have ended.</returns>
    /// <exception cref="SandboxException">It cannot start.</exception>
    public static Task RunAsync(SandboxHome home, SandboxStartOptions options, CancellationToken cancellationToken) =>
        throw new SandboxException("The sandbox is being built.", "Update this repository.");
}
