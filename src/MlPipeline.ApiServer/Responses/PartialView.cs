using System.Globalization;
using System.Text.Json.Nodes;
using MlPipeline.ApiServer.Objects;
using MlPipeline.ApiServer.Requests;

namespace MlPipeline.ApiServer.Responses;

/// <summary>Shows objects as <c>meta.k8s.io/v1 PartialObjectMetadata</c>, to clients that want to know only what all kinds have.</summary>
internal static class PartialView
{
    private const string ApiVersion = "meta.k8s.io/v1";
    private const string One = "as=PartialObjectMetadata;";
    private const string Many = "as=PartialObjectMetadataList;";

    /// <summary>Whether a client asks for a single object like this.</summary>
    public static bool IsAskedForOne(ApiRequest request) => Asks(request, One);

    /// <summary>Whether a client asks for a list like this.</summary>
    public static bool IsAskedForMany(ApiRequest request) => Asks(request, Many);

    public static JsonObject Show(StoredObject value) => new()
    {
        [ObjectFields.Kind] = "PartialObjectMetadata",
        [ObjectFields.ApiVersion] = ApiVersion,
        [ObjectFields.Metadata] = value.Parse()[ObjectFields.Metadata]?.DeepClone(),
    };

    public static JsonObject Show(ObjectPage page)
    {
        var metadata = new JsonObject { [ObjectFields.ResourceVersion] = page.Revision.ToString(CultureInfo.InvariantCulture) };
        metadata.SetOrRemove("continue", page.Continue);
        metadata.SetOrRemove("remainingItemCount", page.Remaining);
        return new JsonObject
        {
            [ObjectFields.Kind] = "PartialObjectMetadataList",
            [ObjectFields.ApiVersion] = ApiVersion,
            [ObjectFields.Metadata] = metadata,
            ["items"] = new JsonArray([.. page.Items.Select(value => (JsonNode)Show(value))]),
        };
    }

    private static bool Asks(ApiRequest request, string what)
    {
        var accept = request.Http.Request.Headers.Accept.ToString();
        return accept.Contains("as=Partial", StringComparison.Ordinal)
            && accept.Split(',').Any(type => (type.Replace(" ", "", StringComparison.Ordinal) + ';') is var words
                && words.Contains(what, StringComparison.Ordinal) && words.Contains("g=meta.k8s.io;", StringComparison.Ordinal));
    }
}
