using System.Text.Json.Nodes;
using MlPipeline.ApiServer.Access;
using MlPipeline.ApiServer.Objects;

namespace MlPipeline.ApiServer.Reviews;

/// <summary>Writes the status of a <c>SelfSubjectRulesReview</c>.</summary>
internal static class RulesDocument
{
    public static JsonObject Write(IReadOnlyList<AccessRule> rules) => new()
    {
        ["resourceRules"] = new JsonArray([.. rules.Where(rule => rule.Paths.Count == 0).Select(rule => (JsonNode)new JsonObject
        {
            ["verbs"] = ObjectJson.ToArray(rule.Verbs),
            ["apiGroups"] = ObjectJson.ToArray(rule.Groups),
            ["resources"] = ObjectJson.ToArray(rule.Resources),
            ["resourceNames"] = ObjectJson.ToArray(rule.Names),
        })]),
        ["nonResourceRules"] = new JsonArray([.. rules.Where(rule => rule.Paths.Count > 0).Select(rule => (JsonNode)new JsonObject
        {
            ["verbs"] = ObjectJson.ToArray(rule.Verbs),
            ["nonResourceURLs"] = ObjectJson.ToArray(rule.Paths),
        })]),
        ["incomplete"] = false,
    };
}
