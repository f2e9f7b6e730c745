using System.Text.Json.Serialization;

namespace MlPipeline.Sandbox.Platform;

/// <summary>Body of every answer of the gateway that is not a success.</summary>
/// <param name="Error">What is wrong, in one line.</param>
/// <param name="NextStep">What to do about it, in one line.</param>
/// <param name="Status">Always <c>error</c>.</param>
internal sealed record PlatformError(
    [property: JsonPropertyName("error")] string Error,
    [property: JsonPropertyName("next_step")] string NextStep,
    [property: JsonPropertyName("status")] string Status = "error");
