using System.Text.Json;
using System.Text.Json.Nodes;
using MlPipeline.ApiServer.Objects;
using MlPipeline.ApiServer.Resources;
using MlPipeline.ApiServer.Statuses;

namespace MlPipeline.ApiServer.Selectors;

/// <summary>Conditions on fields that must all hold; a kind says which fields it offers.</summary>
internal sealed class FieldSelector
{
    private const string NameField = "metadata.name";
    private const string NamespaceField = "metadata.namespace";

    private readonly IReadOnlyList<FieldRequirement> _requirements;
    private readonly ResourceKind _kind;

    private FieldSelector(IReadOnlyList<FieldRequirement> requirements, ResourceKind kind)
    {
        _requirements = requirements;
        _kind = kind;
    }

    public bool IsEmpty => _requirements.Count == 0;

    public static FieldSelector Parse(string? text, ResourceKind kind)
    {
        var requirements = string.IsNullOrEmpty(text) ? [] : text.Split(',').Select(term => ParseTerm(term, text)).ToList();
        foreach (var requirement in requirements)
        {
            if (requirement.Field is not (NameField or NamespaceField) && !kind.SelectableFields.ContainsKey(requirement.Field))
            {
                throw ApiErrors.BadRequest($"field label not supported: {requirement.Field}");
            }
        }

        return new FieldSelector(requirements, kind);
    }

    public bool Matches(StoredObject value)
    {
        JsonObject? parsed = null;
        foreach (var requirement in _requirements)
        {
            var actual = requirement.Field switch
            {
                NameField => value.Key.Name,
                NamespaceField => value.Key.Namespace,
                _ => Read(parsed ??= value.Parse(), requirement.Field) ?? _kind.SelectableFields[requirement.Field],
            };
            if ((actual == requirement.Value) != requirement.Equal)
            {
                return false;
            }
        }

        return true;
    }

    private static FieldRequirement ParseTerm(string term, string text)
    {
        foreach (var (sign, equal) in new[] { ("!=", false), ("==", true), ("=", true) })
        {
            var position = term.IndexOf(sign, StringComparison.Ordinal);
            if (position >= 0)
            {
                return new FieldRequirement(term[..position].Trim(), term[(position + sign.Length)..].Trim(), equal);
            }
        }

        throw ApiErrors.BadRequest($"invalid selector: '{text}'; can't understand '{term}'");
    }

    private static string? Read(JsonObject value, string path)
    {
        JsonNode? node = value;
        foreach (var step in path.Split('.'))
        {
            node = (node as JsonObject)?[step];
        }

        return node is null ? null : node.GetValueKind() == JsonValueKind.String ? node.GetValue<string>() : node.ToJsonString();
    }
}
