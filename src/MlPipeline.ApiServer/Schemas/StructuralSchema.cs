using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace MlPipeline.ApiServer.Schemas;

/// <summary>What a definition says about the objects of its kind, or about a part of them.</summary>
internal sealed record StructuralSchema
{
    /// <summary><c>object</c>, <c>array</c>, <c>string</c>, <c>integer</c>, <c>number</c> or <c>boolean</c>; null for any.</summary>
    public string? Type { get; init; }

    public bool Nullable { get; init; }

    /// <summary>Whether fields the schema does not name are kept.</summary>
    public bool PreservesUnknownFields { get; init; }

    public bool IntegerOrText { get; init; }

    public IReadOnlyDictionary<string, StructuralSchema> Properties { get; init; } = new Dictionary<string, StructuralSchema>();

    /// <summary>Schema of the values of a map, or null where the object is no map.</summary>
    public StructuralSchema? AdditionalProperties { get; init; }

    /// <summary>Schema of the items of a list.</summary>
    public StructuralSchema? Items { get; init; }

    public IReadOnlyList<string> Required { get; init; } = [];

    public IReadOnlyList<JsonNode?> AllowedValues { get; init; } = [];

    public JsonNode? Default { get; init; }

    public Regex? Pattern { get; init; }

    public double? Minimum { get; init; }

    public double? Maximum { get; init; }

    public long? MinLength { get; init; }

    public long? MaxLength { get; init; }

    public long? MinItems { get; init; }

    public long? MaxItems { get; init; }
}
