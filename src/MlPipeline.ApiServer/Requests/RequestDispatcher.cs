using System.Net;
using Microsoft.AspNetCore.Http;
using MlPipeline.ApiServer.Access;
using MlPipeline.ApiServer.Discovery;
using MlPipeline.ApiServer.Handlers;
using MlPipeline.ApiServer.Resources;
using MlPipeline.ApiServer.Responses;
using MlPipeline.ApiServer.Statuses;
using MlPipeline.ApiServer.Writing;

namespace MlPipeline.ApiServer.Requests;

/// <summary>Takes a request from its path to its handler: who asks, may they, what is it about, what is to be done.</summary>
internal sealed class RequestDispatcher(
    RequestAuthenticator authenticator,
    Impersonation impersonation,
    IAuthorizer authorizer,
    ResourceRegistry registry,
    DiscoveryHandler discovery,
    ResourceHandlers handlers)
{
    public async Task DispatchAsync(HttpContext http)
    {
        var path = http.Request.Path.Value ?? "/";
        if (HttpMethods.IsGet(http.Request.Method) && DiscoveryHandler.IsPublic(path))
        {
            await discovery.TryHandleAsync(http, path);
            return;
        }

        var user = impersonation.Apply(http, await authenticator.AuthenticateAsync(http));
        if (RequestTarget.Parse(path) is { } target)
        {
            await DispatchAsync(http, user, target);
            return;
        }

        Authorize(user, new AccessRequest(http.Request.Method.ToLowerInvariant()) { Path = path });
        if (!HttpMethods.IsGet(http.Request.Method) || !await discovery.TryHandleAsync(http, path))
        {
            throw ApiErrors.ResourceNotFound();
        }
    }

    private async Task DispatchAsync(HttpContext http, ApiUser user, RequestTarget target)
    {
        var verb = RequestVerb.Of(http.Request, target);
        Authorize(user, new AccessRequest(verb)
        {
            Group = target.Group,
            Resource = target.Resource,
            Subresource = target.Subresource,
            Namespace = target.Namespace,
            Name = target.Name,
        });

        if (registry.Kinds.Find(target.Group, target.Version, target.Resource) is not { } kind || !HasScope(kind, target, verb))
        {
            await WriteUnknownAsync(http, target);
            return;
        }

        MediaTypes.RequireJsonAnswer(http.Request, target.Subresource);
        await handlers.HandleAsync(new ApiRequest(http, user, target, kind), verb);
    }

    /// <summary>Objects of a namespaced kind have a namespace in their path; lists of them may span all.</summary>
    private static bool HasScope(ResourceKind kind, RequestTarget target, string verb) =>
        kind.Namespaced
            ? target.Namespace is not null || (target.Name is null && verb is ("list" or "watch"))
            : target.Namespace is null || (kind.StorageName == NamespaceGuard.Namespaces && target.Namespace == target.Name);

    private static Task WriteUnknownAsync(HttpContext http, RequestTarget target) => target.Group.Length == 0
        ? throw ApiErrors.ResourceNotFound()
        : JsonResponses.WriteTextAsync(http, HttpStatusCode.NotFound, "404 page not found\n");

    private void Authorize(ApiUser user, AccessRequest access)
    {
        if (!authorizer.IsAllowed(user, access))
        {
            throw ApiErrors.Forbidden(user, access);
        }
    }
}
