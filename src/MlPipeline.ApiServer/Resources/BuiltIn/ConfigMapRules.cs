using System.Text.Json.Nodes;
using MlPipeline.ApiServer.Objects;
using MlPipeline.ApiServer.Statuses;

namespace MlPipeline.ApiServer.Resources.BuiltIn;

/// <summary>Values of a config map are texts.</summary>
internal static class ConfigMapRules
{
    public static IEnumerable<StatusCause> Validate(JsonObject value, JsonObject? stored) =>
        from entry in value.Child("data") ?? []
        where value.Child("data").Text(entry.Key) is null
        select StatusCause.Invalid($"data[{entry.Key}]", entry.Value?.ToJsonString() ?? "null", "must be a string");
}
