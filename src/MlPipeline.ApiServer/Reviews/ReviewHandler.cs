using System.Net;
using System.Text.Json.Nodes;
using MlPipeline.ApiServer.Access;
using MlPipeline.ApiServer.Objects;
using MlPipeline.ApiServer.Requests;
using MlPipeline.ApiServer.Resources.BuiltIn;
using MlPipeline.ApiServer.Responses;
using MlPipeline.ApiServer.Statuses;

namespace MlPipeline.ApiServer.Reviews;

/// <summary>Answers who somebody is and what they may do; such a question is not stored.</summary>
internal sealed class ReviewHandler(RequestAuthenticator authenticator, IAuthorizer authorizer)
{
    public async Task CreateAsync(ApiRequest request)
    {
        var review = await RequestBody.ReadObjectAsync(request);
        review[ObjectFields.Metadata] = new JsonObject { [ObjectFields.CreationTimestamp] = null };
        review[ObjectFields.Status] = await AnswerAsync(request, review.Child(ObjectFields.Spec));
        await JsonResponses.WriteAsync(request.Http, HttpStatusCode.Created, review);
    }

    private async Task<JsonObject> AnswerAsync(ApiRequest request, JsonObject? spec)
    {
        if (request.Kind == ReviewResources.TokenReviews)
        {
            return await ReviewTokenAsync(spec.Text("token") ?? "", request.Aborted);
        }

        if (request.Kind == ReviewResources.SelfSubjectReviews)
        {
            return new JsonObject { ["userInfo"] = UserDocument.Write(request.User) };
        }

        return request.Kind == ReviewResources.SelfSubjectRulesReviews
            ? RulesDocument.Write([.. authorizer.RulesOf(request.User, spec.Text("namespace") ?? "default")])
            : new JsonObject { ["allowed"] = authorizer.IsAllowed(SubjectOf(request, spec), ReadAccess(request, spec)) };
    }

    private async Task<JsonObject> ReviewTokenAsync(string token, CancellationToken cancellationToken) =>
        await authenticator.FindAsync(token, cancellationToken) is { } user
            ? new JsonObject { ["authenticated"] = true, ["user"] = UserDocument.Write(user) }
            : new JsonObject { ["authenticated"] = false, ["error"] = "the token is unknown or no longer valid" };

    private static ApiUser SubjectOf(ApiRequest request, JsonObject? spec)
    {
        if (request.Kind == ReviewResources.SelfSubjectAccessReviews)
        {
            return request.User;
        }

        var user = new ApiUser(spec.Text("user") ?? "", spec.Texts("groups"));
        return user.Name.Length > 0 || user.Groups.Count > 0
            ? user
            : throw ApiErrors.Invalid(request.Kind, "", [StatusCause.Invalid("spec.user", "\"\"", "at least one of user or group must be specified")]);
    }

    private static AccessRequest ReadAccess(ApiRequest request, JsonObject? spec)
    {
        var (resource, path) = (spec.Child("resourceAttributes"), spec.Child("nonResourceAttributes"));
        if (request.Kind == ReviewResources.LocalSubjectAccessReviews && resource.Text("namespace") != request.Namespace)
        {
            throw ApiErrors.Invalid(
                request.Kind, "", [StatusCause.Invalid("spec.resourceAttributes.namespace", $"\"{resource.Text("namespace")}\"", "must match metadata.namespace")]);
        }

        return ReadAccess(resource, path);
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
