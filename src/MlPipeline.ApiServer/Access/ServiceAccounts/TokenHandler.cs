using System.Net;
using System.Text.Json.Nodes;
using MlPipeline.ApiServer.Objects;
using MlPipeline.ApiServer.Protobuf;
using MlPipeline.ApiServer.Requests;
using MlPipeline.ApiServer.Responses;
using MlPipeline.ApiServer.Statuses;
using MlPipeline.ApiServer.Storage;
using MlPipeline.ApiServer.Writing;

namespace MlPipeline.ApiServer.Access.ServiceAccounts;

/// <summary>Answers <c>serviceaccounts/token</c>.</summary>
internal sealed class TokenHandler(ObjectStore store, ServiceAccountTokens tokens)
{
    private const string ApiVersion = "authentication.k8s.io/v1";
    private const string Kind = "TokenRequest";
    private const long DefaultSeconds = 3600;
    private const long ShortestSeconds = 600;
    private const long LongestSeconds = 1L << 32;

    public async Task CreateAsync(ApiRequest request)
    {
        var account = store.State.Find(request.Key) ?? throw ApiErrors.NotFound(request.Kind, request.Name);
        var sent = await ReadAsync(request);
        var spec = sent.GetOrAddChild(ObjectFields.Spec);
        var seconds = spec.Integer("expirationSeconds") ?? DefaultSeconds;
        if (seconds is < ShortestSeconds or > LongestSeconds)
        {
            throw ApiErrors.Invalid(
                request.Kind,
                request.Name,
                [StatusCause.Invalid("spec.expirationSeconds", $"{seconds}", seconds < ShortestSeconds ? "may not specify a duration less than 10 minutes" : "may not specify a duration larger than 2^32 seconds")]);
        }

        var asked = spec.Texts("audiences");
        IReadOnlyList<string> audiences = asked.Count > 0 ? asked : [ServiceAccountTokens.Audience];
        var token = tokens.Issue(account, audiences, TimeSpan.FromSeconds(seconds));
        spec["audiences"] = ObjectJson.ToArray(audiences);
        spec["expirationSeconds"] = seconds;
        await JsonResponses.WriteAsync(request.Http, HttpStatusCode.Created, new JsonObject
        {
            [ObjectFields.Kind] = Kind,
            [ObjectFields.ApiVersion] = ApiVersion,
            [ObjectFields.Metadata] = new JsonObject { [ObjectFields.Name] = request.Name, [ObjectFields.Namespace] = request.Namespace },
            [ObjectFields.Spec] = spec.DeepClone(),
            [ObjectFields.Status] = new JsonObject { ["token"] = token.Value, ["expirationTimestamp"] = Timestamps.Format(token.Expires) },
        });
    }

    private static async Task<JsonObject> ReadAsync(ApiRequest request) => RequestBody.MediaType(request.Http.Request) == ProtobufBody.MediaType
        ? ProtobufBody.Read(ApiVersion, Kind, await RequestBody.ReadBytesAsync(request.Http.Request, request.Aborted))
        : await RequestBody.ReadOptionalAsync(request.Http.Request, request.Aborted) ?? [];
}
