using System.Text.Json;
using System.Text.Json.Serialization;

namespace MlPipeline.KubeDirector.Platform;

/// <summary>What the platform answers where it refuses.</summary>
internal sealed record PlatformError(
    [property: JsonPropertyName("error")] string? Error,
    [property: JsonPropertyName("next_step")] string? NextStep)
{
    /// <summary>The answer's words, or null where it is no JSON of this form.</summary>
    public static async Task<PlatformError?> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var body = await response.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return body.StartsWith('{') ? JsonSerializer.Deserialize<PlatformError>(body) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
