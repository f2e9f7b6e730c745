using System.Text.Json.Serialization;

namespace MlPipeline.Contracts.Engines;

/// <summary>Body of <c>POST /train</c>.</summary>
/// <param name="Code">The training code.</param>
/// <param name="Name">What the user calls the job, or null.</param>
/// <param name="User">Who submits it.</param>
/// <param name="Language">Language of the code; <c>csharp</c> is the one there is.</param>
/// <param name="Parameters">Values the code can read by name.</param>
public sealed record TrainRequest(
    [property: JsonPropertyName("code")] string Code,
    [property: JsonPropertyName("name")] string? Name = null,
    [property: JsonPropertyName("user")] string? User = null,
    [property: JsonPropertyName("language")] string Language = "csharp",
    [property: JsonPropertyName("parameters")] IReadOnlyDictionary<string, string>? Parameters = null);
