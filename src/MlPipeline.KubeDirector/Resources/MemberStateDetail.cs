using System.Text.Json.Serialization;

namespace MlPipeline.KubeDirector.Resources;

/// <summary>Details of a member's state.</summary>
public sealed class MemberStateDetail
{
    /// <summary>Why configuration failed.</summary>
    [JsonPropertyName("configErrorDetail")]
    public string? ConfigErrorDetail { get; set; }

    /// <summary>Generation of the <c>configmeta.json</c> in the member.</summary>
    [JsonPropertyName("lastConfigDataGeneration")]
    public long? LastConfigDataGeneration { get; set; }

    /// <summary>Generation the start script has digested.</summary>
    [JsonPropertyName("lastSetupGeneration")]
    public long? LastSetupGeneration { get; set; }

    /// <summary>Container that is being configured.</summary>
    [JsonPropertyName("configuringContainer")]
    public string? ConfiguringContainer { get; set; }

    /// <summary>Container that was configured last.</summary>
    [JsonPropertyName("lastConfiguredContainer")]
    public string? LastConfiguredContainer { get; set; }

    /// <summary>One of <see cref="ContainerStates"/>.</summary>
    [JsonPropertyName("lastKnownContainerState")]
    public string? LastKnownContainerState { get; set; }

    /// <summary>Count of connection changes the member knows of.</summary>
    [JsonPropertyName("lastConnectionVersion")]
    public long? LastConnectionVersion { get; set; }

    /// <summary>Start-script calls still to be made.</summary>
    [JsonPropertyName("pendingNotifyCmds")]
    public IList<NotifyCommand>? PendingNotifyCommands { get; set; }

    /// <summary>End of the failed start script's output.</summary>
    [JsonPropertyName("startScriptStdoutMessage")]
    public string? StartScriptStdout { get; set; }

    /// <summary>End of the failed start script's error output.</summary>
    [JsonPropertyName("startScriptStderrMessage")]
    public string? StartScriptStderr { get; set; }

    /// <summary>Why the pod is not scheduled.</summary>
    [JsonPropertyName("schedulingErrorMessage")]
    public string? SchedulingErrorMessage { get; set; }

    /// <summary>How far the first copy to the volume is.</summary>
    [JsonPropertyName("storageInitProgress")]
    public string? StorageInitProgress { get; set; }
}
