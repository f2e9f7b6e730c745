using System.Globalization;
using System.Text.Json.Nodes;
using MlPipeline.ApiServer.Objects;
using MlPipeline.ApiServer.Requests;

namespace MlPipeline.ApiServer.Responses;

/// <summary>Shows objects as <c>meta.k8s.io/v1 PartialObjectMetadata</c>, to clients that want to know only what all kinds have.</summary>
internal static class PartialView
{
    private const string Group = "meta.k8s.io";
    private const string Version = "v1";
    private const string ApiVersion = $"{Group}/{Version}";
    private const string One = "PartialObjectMetadata";
    private const string Many = "PartialObjectMetadataList";

    /// <summary>Whether a client asks for a single object like this.</summary>
    public static bool IsAskedForOne(ApiRequest request) => Asks(request, One);

    /// <summary>Whether a client asks for a list like this.</summary>
    public static bool IsAskedForMany(ApiRequest request) => Asks(request, Many);

    public static JsonObject Show(JsonObject value) => new()
    {
        [ObjectFields.Kind] = One,
        [ObjectFields.ApiVersion] = ApiVersion,
        [ObjectFields.Metadata] = value[ObjectFields.Metadata]?.DeepClone(),
    };

    public static JsonObject Show(ObjectPage page)
    {
        var metadata = new JsonObject { [ObjectFields.ResourceVersion] = page.Revision.ToString(CultureInfo.InvariantCulture) };
        metadata.SetOrRemove("continue", page.Continue);
        metadata.SetOrRemove("remainingItemCount", page.Remaining);
        return new JsonObject
        {
            [ObjectFields.Kind] = Many,
            [ObjectFields.ApiVersion] = ApiVersion,
            [ObjectFields.Metadata] = metadata,
            ["items"] = new JsonArray([.. page.Items.Select(value => (JsonNode)Show(value.Parse()))]),
        };
    }

    private static bool Asks(ApiRequest request, string form) => MediaTypes.Prefers(request.Http.Request, form, Group, Version);
}
