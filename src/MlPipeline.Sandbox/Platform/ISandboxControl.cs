using MlPipeline.Sandbox.Launching;

namespace MlPipeline.Sandbox.Platform;

/// <summary>What can be asked of the running sandbox.</summary>
internal interface ISandboxControl
{
    /// <summary>How it is.</summary>
    Task<SandboxStatus> StatusAsync(CancellationToken cancellationToken);

    /// <summary>The kubeconfig of the administrator, YAML; good until the process ends.</summary>
    string AdminKubeconfig();

    /// <summary>Makes the trips that are asked for, unless they are there.</summary>
    void ChangeTrips(TripsRequest request);

    /// <summary>Begins to end.</summary>
    void RequestStop();
}
