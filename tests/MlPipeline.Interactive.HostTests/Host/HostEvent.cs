using System.Text.Json;

namespace MlPipeline.Interactive.HostTests.Host;

/// <summary>Something the host told while it ran a command.</summary>
/// <param name="Type">Its type.</param>
/// <param name="Content">What it says.</param>
/// <param name="Token">The command it belongs to; those that a cell was split into have the cell's token and a number behind a dot.</param>
public sealed record HostEvent(string Type, JsonElement Content, string Token)
{
    public static HostEvent From(JsonElement envelope) => new(
        envelope.GetProperty("eventType").GetString()!,
        envelope.GetProperty("event"),
        envelope.TryGetProperty("command", out var command) && command.ValueKind == JsonValueKind.Object
            ? command.GetProperty("token").GetString()!
            : "");

    /// <summary>Whether the command is over with this.</summary>
    public bool IsEnd => Type is "CommandSucceeded" or "CommandFailed";

    /// <summary>What a reader sees of it in a format, or null.</summary>
    public string? Formatted(string mimeType) =>
        Content.TryGetProperty("formattedValues", out var values) && values.ValueKind == JsonValueKind.Array
            ? values.EnumerateArray()
                .Where(value => value.GetProperty("mimeType").GetString() == mimeType)
                .Select(value => value.GetProperty("value").GetString())
                .FirstOrDefault()
            : null;

    public string? Text(string property) => Content.TryGetProperty(property, out var value) ? value.GetString() : null;
}
