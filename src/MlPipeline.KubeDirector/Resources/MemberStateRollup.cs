using System.Text.Json.Serialization;

namespace MlPipeline.KubeDirector.Resources;

/// <summary>What holds for at least one member of a kdcluster.</summary>
public sealed class MemberStateRollup
{
    /// <summary>Members come or go.</summary>
    [JsonPropertyName("membershipChanging")]
    public bool MembershipChanging { get; set; }

    /// <summary>Members cannot be reached.</summary>
    [JsonPropertyName("membersDown")]
    public bool MembersDown { get; set; }

    /// <summary>Init containers run.</summary>
    [JsonPropertyName("membersInitializing")]
    public bool MembersInitializing { get; set; }

    /// <summary>Containers wait.</summary>
    [JsonPropertyName("membersWaiting")]
    public bool MembersWaiting { get; set; }

    /// <summary>Members are set up again.</summary>
    [JsonPropertyName("membersRestarting")]
    public bool MembersRestarting { get; set; }

    /// <summary>Start scripts failed.</summary>
    [JsonPropertyName("configErrors")]
    public bool ConfigErrors { get; set; }

    /// <summary>Pods have no node.</summary>
    [JsonPropertyName("membersNotScheduled")]
    public bool MembersNotScheduled { get; set; }
}
