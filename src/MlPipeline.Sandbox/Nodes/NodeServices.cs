using MlPipeline.Sandbox.Watching;

namespace MlPipeline.Sandbox.Nodes;

/// <summary>What the node agent and its pods share.</summary>
/// <param name="Options">Where the node agent works.</param>
/// <param name="View">The cluster as the API server has it.</param>
/// <param name="Addresses">Addresses for pods.</param>
/// <param name="Network">Where pods can be reached.</param>
/// <param name="Containers">Containers that run.</param>
/// <param name="Logs">What containers write.</param>
/// <param name="Status">Puts the status of pods on the API server.</param>
/// <param name="Environment">Works out the variables that containers declare.</param>
/// <param name="Volumes">Makes the volumes of pods.</param>
/// <param name="Probes">Asks containers how they are.</param>
/// <param name="Time">Where time is read.</param>
internal sealed record NodeServices(
    NodeOptions Options,
    ClusterView View,
    PodAddresses Addresses,
    PodNetwork Network,
    RunningContainers Containers,
    PodLogs Logs,
    PodStatusWriter Status,
    EnvironmentSources Environment,
    VolumeFolders Volumes,
    HttpClient Probes,
    TimeProvider Time)
{
    /// <summary>The config package of every image.</summary>
    public byte[] ConfigPackage { get; } = Nodes.ConfigPackage.Build();
}
