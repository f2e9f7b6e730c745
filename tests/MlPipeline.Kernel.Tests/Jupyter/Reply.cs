using System.Text.Json;

namespace MlPipeline.Kernel.Tests.Jupyter;

/// <summary>A message of the kernel.</summary>
internal sealed record Reply(string Type, byte[] ParentHeader, JsonElement Content)
{
    public string? Status => Text("status");

    public string? Text(string field) => Content.TryGetProperty(field, out var value) ? value.GetString() : null;

    public string Data(string mimeType) => Content.GetProperty("data").GetProperty(mimeType).GetString()!;

    public string? DisplayId => Content.GetProperty("transient").GetProperty("display_id").GetString();
}
