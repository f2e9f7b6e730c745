using System.Text.Json;
using System.Text.Json.Serialization;
using k8s;
using k8s.Models;

namespace MlPipeline.Operator.Api;

/// <summary>A page of a list, its items still unread.</summary>
internal sealed class ResourceList : IKubernetesObject<V1ListMeta>
{
    [JsonPropertyName("apiVersion")]
    public string ApiVersion { get; set; } = "";

    [JsonPropertyName("kind")]
    public string Kind { get; set; } = "";

    [JsonPropertyName("metadata")]
    public V1ListMeta Metadata { get; set; } = new();

    [JsonPropertyName("items")]
    public IList<JsonElement> Items { get; set; } = [];
}
