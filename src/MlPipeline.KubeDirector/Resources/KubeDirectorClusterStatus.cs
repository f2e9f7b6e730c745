using System.Text.Json.Serialization;

namespace MlPipeline.KubeDirector.Resources;

/// <summary>State of a kdcluster. Only the operator writes it.</summary>
public sealed class KubeDirectorClusterStatus
{
    /// <summary>One of <see cref="ClusterStates"/>.</summary>
    [JsonPropertyName("state")]
    public string State { get; set; } = "";

    /// <summary>How far a restore is; null outside one.</summary>
    [JsonPropertyName("restoreProgress")]
    public RestoreProgress? RestoreProgress { get; set; }

    /// <summary>What holds for at least one member.</summary>
    [JsonPropertyName("memberStateRollup")]
    public MemberStateRollup? MemberStateRollup { get; set; }

    /// <summary>New with every status the operator writes.</summary>
    [JsonPropertyName("generationUID")]
    public string GenerationUid { get; set; } = "";

    /// <summary>Counts changes of membership and connections.</summary>
    [JsonPropertyName("specGenerationToProcess")]
    public long? SpecGenerationToProcess { get; set; }

    /// <summary>Hash of the connected objects that was last acted upon.</summary>
    [JsonPropertyName("lastConnectionHash")]
    public string? LastConnectionHash { get; set; }

    /// <summary>Name of the headless service.</summary>
    [JsonPropertyName("clusterService")]
    public string? ClusterService { get; set; }

    /// <summary>Number of the youngest member.</summary>
    [JsonPropertyName("lastNodeID")]
    public long LastNodeId { get; set; }

    /// <summary>Roles that exist.</summary>
    [JsonPropertyName("roles")]
    public IList<RoleStatus> Roles { get; set; } = [];
}
