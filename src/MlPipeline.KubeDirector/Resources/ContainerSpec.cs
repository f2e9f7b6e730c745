using System.Text.Json.Serialization;

namespace MlPipeline.KubeDirector.Resources;

/// <summary>Terminal settings of a container.</summary>
public sealed class ContainerSpec
{
    /// <summary>Keep standard input open.</summary>
    [JsonPropertyName("stdin")]
    public bool? Stdin { get; set; }

    /// <summary>Give it a terminal; needs <see cref="Stdin"/>.</summary>
    [JsonPropertyName("tty")]
    public bool? Tty { get; set; }
}
