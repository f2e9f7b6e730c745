using System.Text.Json.Nodes;
using MlPipeline.ApiServer.Patching;
using MlPipeline.ApiServer.Requests;
using MlPipeline.ApiServer.Resources;
using MlPipeline.ApiServer.Statuses;

namespace MlPipeline.ApiServer.Handlers;

/// <summary>Turns the body of a patch into a change of an object.</summary>
internal static class PatchReader
{
    private const string JsonPatchType = "application/json-patch+json";
    private const string MergePatchType = "application/merge-patch+json";
    private const string StrategicMergePatchType = "application/strategic-merge-patch+json";

    public static async Task<Func<JsonObject, JsonObject>> ReadAsync(ApiRequest request)
    {
        var type = RequestBody.MediaType(request.Http.Request);
        var accepted = Accepted(request.Kind);
        if (!accepted.Contains(type))
        {
            throw ApiErrors.UnsupportedMediaType(accepted);
        }

        var bytes = await RequestBody.ReadBytesAsync(request.Http.Request, request.Aborted);
        var patch = RequestBody.Parse(bytes, message => $"error decoding patch: {message}");
        if (type == JsonPatchType)
        {
            var operations = patch as JsonArray ?? throw ApiErrors.BadRequest("error decoding patch: a JSON patch is a list of operations");
            return value => JsonPatch.Apply(value, operations) as JsonObject ?? throw ApiErrors.UnprocessablePatch();
        }

        var changes = patch as JsonObject ?? throw ApiErrors.BadRequest("error decoding patch: a merge patch is a JSON object");
        return type == MergePatchType ? Applying(MergePatch.Apply, changes) : Applying(StrategicMergePatch.Apply, changes);
    }

    private static string[] Accepted(ResourceKind kind) =>
        kind.IsCustom ? [JsonPatchType, MergePatchType] : [JsonPatchType, MergePatchType, StrategicMergePatchType];

    private static Func<JsonObject, JsonObject> Applying(Action<JsonObject, JsonObject> apply, JsonObject patch) => value =>
    {
        apply(value, patch);
        return value;
    };
}
