using System.Text.Json.Nodes;
using MlPipeline.ApiServer.Protobuf;
using MlPipeline.ApiServer.Resources;

namespace MlPipeline.ApiServer.Discovery;

/// <summary>
/// Of OpenAPI v2 what kubectl 1.20 looks for before it applies or shows differences: that there is such a document, and in its binary form
/// that patches can be tried without being carried out. It checks nothing of kinds that are not described. Source of the binary form:
/// google/gnostic, <c>openapiv2/OpenAPIv2.proto</c>.
/// </summary>
internal static class OpenApiV2
{
    private const string Version = "2.0";
    private const string Title = "Kubernetes";
    private const string KindExtension = "x-kubernetes-group-version-kind";

    public static JsonObject Write() => new()
    {
        ["swagger"] = Version,
        ["info"] = new JsonObject { ["title"] = Title },
        ["paths"] = new JsonObject(),
    };

    public static byte[] WriteProtobuf(RegisteredKinds kinds)
    {
        var paths = new ProtobufWriter();
        foreach (var kind in kinds.All.Where(kind => kind.Verbs.Contains("patch")))
        {
            // Paths.path, NamedPathItem.name and .value, PathItem.patch.
            paths.Message(2, new ProtobufWriter().Text(1, $"/{kind.ApiVersion}/{kind.Plural}/{{name}}").Message(2, new ProtobufWriter().Message(8, Patch(kind))));
        }

        // Document.swagger, .info with Info.title, and .paths.
        return new ProtobufWriter().Text(1, Version).Message(2, new ProtobufWriter().Text(1, Title)).Message(8, paths).ToArray();
    }

    private static ProtobufWriter Patch(ResourceKind kind)
    {
        // Operation.parameters, through ParametersItem.parameter, Parameter.non_body_parameter and NonBodyParameter.query_parameter_sub_schema.
        var query = new ProtobufWriter().Text(2, "query").Text(4, "dryRun");
        var parameter = new ProtobufWriter().Message(1, new ProtobufWriter().Message(2, new ProtobufWriter().Message(3, query)));

        // Operation.vendor_extension: NamedAny.name and .value, Any.yaml.
        var words = $"group: \"{kind.Group}\"\nkind: {kind.Kind}\nversion: {kind.Version}\n";
        var extension = new ProtobufWriter().Text(1, KindExtension).Message(2, new ProtobufWriter().Text(2, words));
        return new ProtobufWriter().Message(8, parameter).Message(13, extension);
    }
}
