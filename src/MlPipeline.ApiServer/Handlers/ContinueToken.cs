using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using MlPipeline.ApiServer.Objects;
using MlPipeline.ApiServer.Statuses;

namespace MlPipeline.ApiServer.Handlers;

/// <summary>Says where the next part of a list goes on.</summary>
/// <param name="Revision">Revision as of which the list is, or -1 for the latest.</param>
/// <param name="Start">The last object of the part before, as namespace and name.</param>
internal sealed record ContinueToken(long Revision, string Start)
{
    public static string StartAfter(StoredObject last) => $"{last.Key.Namespace}/{last.Key.Name}";

    public static ContinueToken Parse(string text)
    {
        try
        {
            var json = JsonNode.Parse(Base64Url.DecodeFromChars(text)) as JsonObject;
            if (json.Integer("rv") is { } revision && json.Text("start") is { } start)
            {
                return new ContinueToken(revision, start);
            }
        }
        catch (Exception exception) when (exception is FormatException or JsonException)
        {
            throw ApiErrors.BadRequest($"invalid continue token: continue key is not valid: {exception.Message}");
        }

        throw ApiErrors.BadRequest("invalid continue token: continue key is not valid");
    }

    /// <summary>Whether an object comes after the last one of the part before.</summary>
    public bool IsBefore(StoredObject value)
    {
        var slash = Start.IndexOf('/', StringComparison.Ordinal);
        var order = string.CompareOrdinal(value.Key.Namespace, Start[..Math.Max(0, slash)]);
        return order > 0 || (order == 0 && string.CompareOrdinal(value.Key.Name, Start[(slash + 1)..]) > 0);
    }

    public override string ToString()
    {
        var json = new JsonObject { ["v"] = "meta.k8s.io/v1", ["rv"] = Revision, ["start"] = Start };
        return Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json.ToJsonString()));
    }
}
