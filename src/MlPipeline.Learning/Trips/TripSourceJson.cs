using System.Text.Json.Serialization;

namespace MlPipeline.Learning.Trips;

/// <summary>JSON of <c>source.json</c>.</summary>
[JsonSourceGenerationOptions(
    WriteIndented = true,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true)]
[JsonSerializable(typeof(TripSource))]
internal sealed partial class TripSourceJson : JsonSerializerContext;
