using System.Text.Json.Serialization;

namespace MlPipeline.KubeDirector.Resources;

/// <summary>A value for <c>configmeta.json</c> that is stored encrypted.</summary>
public sealed class SecretKey
{
    /// <summary>Name.</summary>
    [JsonPropertyName("name")]
    public string Name { get; set; } = "";

    /// <summary>Plain value; admission replaces it.</summary>
    [JsonPropertyName("value")]
    public string? Value { get; set; }

    /// <summary>Encrypted value.</summary>
    [JsonPropertyName("encryptedValue")]
    public string? EncryptedValue { get; set; }
}
