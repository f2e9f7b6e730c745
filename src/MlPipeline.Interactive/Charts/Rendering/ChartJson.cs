using System.Text.Json;
using System.Text.Json.Serialization;

namespace MlPipeline.Interactive.Charts.Rendering;

/// <summary>How a description is written when it leaves the process or the load context.</summary>
internal static class ChartJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        // A model that diverges gives NaN; its chart still has to be drawn.
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public static string Write(ChartDescription chart) => JsonSerializer.Serialize(chart, Options);

    public static ChartDescription Read(string json) =>
        JsonSerializer.Deserialize<ChartDescription>(json, Options) ?? throw new JsonException("The chart's description is null.");
}
