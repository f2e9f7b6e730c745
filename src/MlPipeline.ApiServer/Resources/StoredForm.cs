using System.Text.Json.Nodes;

namespace MlPipeline.ApiServer.Resources;

/// <summary>How objects of a kind are stored that is another view of a stored kind.</summary>
/// <param name="Resource">Name under which they are stored.</param>
/// <param name="FromStored">Makes of a stored object what clients of this kind see; may alter it.</param>
/// <param name="ToStored">Makes of what a client sends what is stored; may alter it.</param>
internal sealed record StoredForm(string Resource, Func<JsonObject, JsonObject> FromStored, Func<JsonObject, JsonObject> ToStored);
