using System.Text.Json.Serialization;

namespace MlPipeline.Contracts.ConfigMeta;

/// <summary>What a member may use.</summary>
/// <param name="Storage">Always <c>n/a</c>.</param>
/// <param name="Name">Always <c>n/a</c>.</param>
/// <param name="Memory">Memory limit in MiB.</param>
/// <param name="Description">Always <c>n/a</c>.</param>
/// <param name="Cores">CPU limit in cores, rounded up.</param>
public sealed record Flavor(
    [property: JsonPropertyName("storage")] string Storage,
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("memory")] string Memory,
    [property: JsonPropertyName("description")] string Description,
    [property: JsonPropertyName("cores")] string Cores);
