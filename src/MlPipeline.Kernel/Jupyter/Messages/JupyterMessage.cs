using System.Text.Json;

namespace MlPipeline.Kernel.Jupyter.Messages;

/// <summary>A message of the front end.</summary>
/// <param name="Identities">Frames that lead back to the sender.</param>
/// <param name="Header">The header as it came; replies and outputs carry it as their parent's.</param>
/// <param name="Type">Kind of message.</param>
/// <param name="Content">What it says, undefined where it is too large to be read.</param>
/// <param name="ContentBytes">How large that is.</param>
internal sealed record JupyterMessage(IReadOnlyList<byte[]> Identities, byte[] Header, string Type, JsonElement Content, int ContentBytes)
{
    /// <summary>Far beyond any cell; what is larger is refused with an answer.</summary>
    public const int MaxContentBytes = 64 * 1024 * 1024;

    public bool IsOversized => ContentBytes > MaxContentBytes;

    public string? Text(string field) => Find(field) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    public bool Flag(string field, bool otherwise) => Find(field)?.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => otherwise,
    };

    public int? Number(string field) =>
        Find(field) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt32(out var number) ? number : null;

    /// <summary>The texts of a field that maps names to texts.</summary>
    public IReadOnlyDictionary<string, string> Texts(string field) => Find(field) is { ValueKind: JsonValueKind.Object } map
        ? map.EnumerateObject()
            .Where(entry => entry.Value.ValueKind == JsonValueKind.String)
            .ToDictionary(entry => entry.Name, entry => entry.Value.GetString()!, StringComparer.Ordinal)
        : new Dictionary<string, string>();

    private JsonElement? Find(string field) => Content.TryGetProperty(field, out var value) ? value : null;
}
