using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using MlPipeline.ApiServer.Objects;
using MlPipeline.ApiServer.Protobuf;
using MlPipeline.ApiServer.Resources;
using MlPipeline.ApiServer.Responses;
using MlPipeline.ApiServer.Statuses;

namespace MlPipeline.ApiServer.Requests;

/// <summary>Reads bodies of requests.</summary>
internal static class RequestBody
{
    public const long LargestBody = 3 << 20;
    public const string Json = "application/json";

    /// <summary>The media type of the body, without parameters; a client that names none sends JSON.</summary>
    public static string MediaType(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type) ? type.MediaType.ToString()
        : string.IsNullOrEmpty(request.ContentType) ? Json
        : request.ContentType;

    /// <summary>Reads an object of a kind; clients of built-in kinds may leave out which kind it is.</summary>
    public static async Task<JsonObject> ReadObjectAsync(ApiRequest request)
    {
        var type = MediaType(request.Http.Request);
        if (type == ProtobufBody.MediaType && ProtobufBody.IsTaken(request.Kind.ApiVersion, request.Kind.Kind))
        {
            return ProtobufBody.Read(request.Kind.ApiVersion, request.Kind.Kind, await ReadBytesAsync(request.Http.Request, request.Aborted));
        }

        if (type != Json)
        {
            throw ApiErrors.UnsupportedMediaType([Json]);
        }

        var bytes = await ReadBytesAsync(request.Http.Request, request.Aborted);
        var value = Parse(bytes, message => $"the object provided is unrecognized (must be of type {request.Kind.Kind}): couldn't get version/kind; json parse error: {message}");
        if (value is not JsonObject candidate)
        {
            throw ApiErrors.BadRequest($"the object provided is unrecognized (must be of type {request.Kind.Kind}): it is not a JSON object");
        }

        CheckKind(request.Kind, candidate);
        return candidate;
    }

    /// <summary>Reads an optional JSON object, such as the options of a delete.</summary>
    public static async Task<JsonObject?> ReadOptionalAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var bytes = await ReadBytesAsync(request, cancellationToken);
        if (bytes.Length == 0)
        {
            return null;
        }

        return Parse(bytes, message => $"json parse error: {message}") as JsonObject ?? throw ApiErrors.BadRequest("the body of the request must be a JSON object");
    }

    public static async Task<byte[]> ReadBytesAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength > LargestBody)
        {
            throw ApiErrors.TooLarge(LargestBody);
        }

        using var buffer = new MemoryStream((int)(request.ContentLength ?? 1024));
        await request.Body.CopyToAsync(buffer, cancellationToken);
        return buffer.Length == buffer.Capacity ? buffer.GetBuffer() : buffer.ToArray();
    }

    public static JsonNode? Parse(ReadOnlySpan<byte> json, Func<string, string> describe)
    {
        try
        {
            return ObjectJson.Parse(json);
        }
        catch (JsonException exception)
        {
            throw ApiErrors.BadRequest(describe(json.IsEmpty ? "unexpected end of JSON input (<empty>)" : exception.Message));
        }
    }

    /// <summary>Checks that an object is of the expected kind and fills in what a built-in one leaves out.</summary>
    public static void CheckKind(ResourceKind kind, JsonObject value)
    {
        var actualKind = value.Text(ObjectFields.Kind);
        var actualVersion = value.Text(ObjectFields.ApiVersion);
        if (kind.IsCustom && (string.IsNullOrEmpty(actualKind) || string.IsNullOrEmpty(actualVersion)))
        {
            var missing = string.IsNullOrEmpty(actualKind) ? "Kind" : "apiVersion";
            throw ApiErrors.BadRequest($"{kind.Kind} in version \"{kind.Version}\" cannot be handled as a {kind.Kind}: unmarshalerDecoder: Object '{missing}' is missing in '{JsonResponses.Text(value)}'");
        }

        if (!string.IsNullOrEmpty(actualVersion) && actualVersion != kind.ApiVersion)
        {
            throw ApiErrors.BadRequest($"the API version in the data ({actualVersion}) does not match the expected API version ({kind.ApiVersion})");
        }

        if (!string.IsNullOrEmpty(actualKind) && actualKind != kind.Kind)
        {
            throw kind.IsCustom ? OtherKind(kind, actualKind, value) : ApiErrors.BadRequest(
                $"{actualKind} in version \"{kind.Version}\" cannot be handled as a {kind.Kind}: converting ({kind.ApiVersion}.{actualKind}) to ({kind.ApiVersion}.{kind.Kind}): unknown conversion");
        }

        value[ObjectFields.ApiVersion] = kind.ApiVersion;
        value[ObjectFields.Kind] = kind.Kind;
    }

    private static ApiException OtherKind(ResourceKind kind, string actual, JsonObject value) => ApiErrors.Invalid(
        kind with { Kind = actual }, value.Metadata().Text(ObjectFields.Name), [StatusCause.Invalid(ObjectFields.Kind, $"\"{actual}\"", $"must be {kind.Kind}")]);
}
