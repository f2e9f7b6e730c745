using System.Text.Json.Serialization;

namespace MlPipeline.Contracts.ConfigMeta;

/// <summary>One service of a role.</summary>
public sealed record ServiceMetadata
{
    /// <summary>Always empty.</summary>
    [JsonPropertyName("qualifiers")]
    public IReadOnlyList<string> Qualifiers { get; init; } = [];

    /// <summary>Display name.</summary>
    [JsonPropertyName("name")]
    public string Name { get; init; } = "";

    /// <summary>Service id.</summary>
    [JsonPropertyName("id")]
    public string Id { get; init; } = "";

    /// <summary>Where the members' names stand.</summary>
    [JsonPropertyName("hostnames")]
    public required ReferenceKey HostNames { get; init; }

    /// <summary><c>1_role_service</c>.</summary>
    [JsonPropertyName("global_id")]
    public string GlobalId { get; init; } = "";

    /// <summary>Where the members' names stand.</summary>
    [JsonPropertyName("fqdns")]
    public required ReferenceKey Fqdns { get; init; }

    /// <summary>What the kdapp says in <c>exported_service</c>.</summary>
    [JsonPropertyName("exported_service")]
    public string ExportedService { get; init; } = "";

    /// <summary>One <c>scheme://host:port</c> per member, or null for a service without an endpoint.</summary>
    [JsonPropertyName("endpoints")]
    public IReadOnlyList<string>? Endpoints { get; init; }

    /// <summary>Token of the last member, empty where the service asks for none.</summary>
    [JsonPropertyName("authToken")]
    public string AuthToken { get; init; } = "";
}
