using System.Text.Json.Serialization;

namespace MlPipeline.Contracts.Engines;

/// <summary>One model version in the answer of <c>GET /models</c>.</summary>
public sealed record ServedModel
{
    /// <summary>Name under which it is served.</summary>
    [JsonPropertyName("name")]
    public required string Name { get; init; }

    /// <summary>Version under which it is served.</summary>
    [JsonPropertyName("version")]
    public required string Version { get; init; }

    /// <summary>Free text of the registry.</summary>
    [JsonPropertyName("description")]
    public string Description { get; init; } = "";

    /// <summary>The model file, as the registry has it.</summary>
    [JsonPropertyName("path")]
    public string Path { get; init; } = "";

    /// <summary>The scoring script, as the registry has it, or empty.</summary>
    [JsonPropertyName("scoring_path")]
    public string ScoringPath { get; init; } = "";

    /// <summary>Names of the arguments it expects, in order.</summary>
    [JsonPropertyName("arguments")]
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>Since when it is served.</summary>
    [JsonPropertyName("served_since")]
    public DateTimeOffset ServedSince { get; init; }

    /// <summary>Share of the requests for the latest version that go to this one, in percent; null where it is no canary.</summary>
    [JsonPropertyName("canary_percent")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? CanaryPercent { get; init; }

    /// <summary>How many requests it has been given since it is served.</summary>
    [JsonPropertyName("requests")]
    public long Requests { get; init; }

    /// <summary>Why the registered version is not served, or null where all is well.</summary>
    [JsonPropertyName("error")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Error { get; init; }
}
