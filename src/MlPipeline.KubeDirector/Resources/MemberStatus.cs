using System.Text.Json.Serialization;

namespace MlPipeline.KubeDirector.Resources;

/// <summary>State of a member.</summary>
public sealed class MemberStatus
{
    /// <summary>Its pod.</summary>
    [JsonPropertyName("pod")]
    public string Pod { get; set; } = "";

    /// <summary>Its service, <c>n/a</c> where the role has no ports, empty before it is made.</summary>
    [JsonPropertyName("service")]
    public string Service { get; set; } = "";

    /// <summary>Token its services ask for.</summary>
    [JsonPropertyName("authToken")]
    public string? AuthToken { get; set; }

    /// <summary>Claim of its volume.</summary>
    [JsonPropertyName("pvc")]
    public string? Pvc { get; set; }

    /// <summary>Its number, never used again.</summary>
    [JsonPropertyName("nodeID")]
    public long NodeId { get; set; }

    /// <summary>One of <see cref="MemberStates"/>.</summary>
    [JsonPropertyName("state")]
    public string State { get; set; } = "";

    /// <summary>More about that state.</summary>
    [JsonPropertyName("stateDetail")]
    public MemberStateDetail StateDetail { get; set; } = new();

    /// <summary>Its block devices.</summary>
    [JsonPropertyName("blockDevicePaths")]
    public IList<string>? BlockDevicePaths { get; set; }
}
