using System.Net;
using System.Text.Json.Nodes;
using MlPipeline.ApiServer.Access;
using MlPipeline.ApiServer.Objects;
using MlPipeline.ApiServer.Requests;
using MlPipeline.ApiServer.Resources.BuiltIn;
using MlPipeline.ApiServer.Responses;

namespace MlPipeline.ApiServer.Reviews;

/// <summary>Answers what users ask about themselves; such a question is not stored.</summary>
internal sealed class ReviewHandler(IAuthorizer authorizer)
{
    public async Task CreateAsync(ApiRequest request)
    {
        var review = await ReadAsync(request);
        review[ObjectFields.Metadata] = new JsonObject { [ObjectFields.CreationTimestamp] = null };
        review[ObjectFields.Status] = Answer(request, review.Child(ObjectFields.Spec));
        await JsonResponses.WriteAsync(request.Http, HttpStatusCode.Created, review);
    }

    private static async Task<JsonObject> ReadAsync(ApiRequest request)
    {
        if (RequestBody.MediaType(request.Http.Request) != ReviewProtobuf.MediaType)
        {
            return await RequestBody.ReadObjectAsync(request);
        }

        var review = ReviewProtobuf.Read(await RequestBody.ReadBytesAsync(request.Http.Request, request.Aborted));
        RequestBody.CheckKind(request.Kind, review);
        return review;
    }

    private JsonObject Answer(ApiRequest request, JsonObject? spec)
    {
        if (request.Kind == ReviewResources.SelfSubjectReviews)
        {
            return new JsonObject
            {
                ["userInfo"] = new JsonObject { ["username"] = request.User.Name, ["groups"] = ObjectJson.ToArray([.. request.User.Groups, ApiUserGroups.Authenticated]) },
            };
        }

        return request.Kind == ReviewResources.SelfSubjectRulesReviews
            ? RulesDocument.Write(authorizer.RulesOf(request.User, spec.Text("namespace") ?? "default"))
            : new JsonObject { ["allowed"] = authorizer.IsAllowed(request.User, ReadAccess(spec.Child("resourceAttributes"), spec.Child("nonResourceAttributes"))) };
    }

    private static AccessRequest ReadAccess(JsonObject? resource, JsonObject? path) => resource is null
        ? new AccessRequest(path.Text("verb") ?? "") { Path = path.Text("path") ?? "" }
        : new AccessRequest(resource.Text("verb") ?? "")
        {
            Group = resource.Text("group") ?? "",
            Resource = resource.Text("resource") ?? "",
            Subresource = resource.Text("subresource"),
            Namespace = resource.Text("namespace") is { Length: > 0 } namespaceName ? namespaceName : null,
            Name = resource.Text("name"),
        };
}
