using System.Net;
using System.Text.Json.Nodes;
using MlPipeline.ApiServer.Access;
using MlPipeline.ApiServer.Objects;
using MlPipeline.ApiServer.Requests;
using MlPipeline.ApiServer.Responses;

namespace MlPipeline.ApiServer.Handlers;

/// <summary>Answers what a user asks about its own access; such a question is not stored.</summary>
internal sealed class AccessReviewHandler(IAuthorizer authorizer)
{
    public async Task CreateAsync(ApiRequest request)
    {
        var review = await RequestBody.ReadObjectAsync(request);
        var spec = review.Child(ObjectFields.Spec);
        var access = ReadAccess(spec.Child("resourceAttributes"), spec.Child("nonResourceAttributes"));
        review[ObjectFields.Metadata] = new JsonObject { [ObjectFields.CreationTimestamp] = null };
        review[ObjectFields.Status] = new JsonObject { ["allowed"] = authorizer.IsAllowed(request.User, access) };
        await JsonResponses.WriteAsync(request.Http, HttpStatusCode.Created, review);
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
