using System.Globalization;
using System.Net;
using MlPipeline.ApiServer.Access;
using MlPipeline.ApiServer.Objects;
using MlPipeline.ApiServer.Resources;

namespace MlPipeline.ApiServer.Statuses;

/// <summary>The statuses of this server, in the words of a real one.</summary>
internal static class ApiErrors
{
    public static ApiException BadRequest(string message) => Failure(HttpStatusCode.BadRequest, "BadRequest", message);

    /// <summary>A reviewer refused a write; such a status has no reason.</summary>
    public static ApiException Denied(string message) => new(new ApiStatus((int)HttpStatusCode.BadRequest, null, message));

    public static ApiException Unauthorized() => Failure(HttpStatusCode.Unauthorized, "Unauthorized", "Unauthorized");

    public static ApiException Forbidden(ApiUser user, AccessRequest access)
    {
        if (access.Path is { } path)
        {
            return Failure(HttpStatusCode.Forbidden, "Forbidden", $"forbidden: User \"{user.Name}\" cannot {access.Verb} path \"{path}\"", new StatusDetails());
        }

        var resource = access.Group.Length == 0 ? access.Resource : $"{access.Resource}.{access.Group}";
        var subject = access.Name is null ? resource : $"{resource} \"{access.Name}\"";
        var full = access.Subresource is null ? access.Resource : $"{access.Resource}/{access.Subresource}";
        var scope = access.Namespace is null ? "at the cluster scope" : $"in the namespace \"{access.Namespace}\"";
        return Failure(
            HttpStatusCode.Forbidden,
            "Forbidden",
            $"{subject} is forbidden: User \"{user.Name}\" cannot {access.Verb} resource \"{full}\" in API group \"{access.Group}\" {scope}",
            new StatusDetails(access.Name, access.Group, access.Resource));
    }

    public static ApiException NamespaceTerminating(ResourceKind kind, string name, string namespaceName)
    {
        var message = $"unable to create new content in namespace {namespaceName} because it is being terminated";
        return Failure(
            HttpStatusCode.Forbidden,
            "Forbidden",
            $"{kind.StorageName} \"{name}\" is forbidden: {message}",
            Details(kind, name) with
            {
                Causes = [new StatusCause("NamespaceTerminating", "metadata.namespace", $"namespace {namespaceName} is being terminated")],
            });
    }

    public static ApiException NotFound(ResourceKind kind, string name) =>
        Failure(HttpStatusCode.NotFound, "NotFound", $"{kind.StorageName} \"{name}\" not found", Details(kind, name));

    /// <summary>The resource itself is not served.</summary>
    public static ApiException ResourceNotFound() =>
        Failure(HttpStatusCode.NotFound, "NotFound", "the server could not find the requested resource", new StatusDetails());

    public static ApiException MethodNotAllowed(ResourceKind kind, string verb) => Failure(
        HttpStatusCode.MethodNotAllowed,
        "MethodNotAllowed",
        $"{verb} is not supported on resources of kind \"{kind.StorageName}\"",
        new StatusDetails(Group: kind.Group, Kind: kind.Plural));

    public static ApiException AlreadyExists(ResourceKind kind, string name) =>
        Failure(HttpStatusCode.Conflict, "AlreadyExists", $"{kind.StorageName} \"{name}\" already exists", Details(kind, name));

    public static ApiException Conflict(ResourceKind kind, string name, string? problem = null) => Failure(
        HttpStatusCode.Conflict,
        "Conflict",
        $"Operation cannot be fulfilled on {kind.StorageName} \"{name}\": "
            + (problem ?? "the object has been modified; please apply your changes to the latest version and try again"),
        Details(kind, name));

    /// <summary>A delete names another object or another version of it than there is; it is worded by the kind and not by its plural.</summary>
    public static ApiException PreconditionFailed(ResourceKind kind, string name, string problem) => Failure(
        HttpStatusCode.Conflict,
        "Conflict",
        $"Operation cannot be fulfilled on {kind.QualifiedKind} \"{name}\": {problem}",
        new StatusDetails(name, kind.Group, kind.Kind));

    public static ApiException Invalid(ResourceKind kind, string? name, IReadOnlyList<StatusCause> causes)
    {
        var texts = causes.Select(cause => $"{cause.Field}: {cause.Message}").ToList();
        var text = texts.Count == 1 ? texts[0] : $"[{string.Join(", ", texts)}]";
        return Failure(
            HttpStatusCode.UnprocessableEntity,
            "Invalid",
            $"{kind.QualifiedKind} \"{name}\" is invalid: {text}",
            new StatusDetails(name, kind.Group, kind.Kind) { Causes = causes });
    }

    public static ApiException UnprocessablePatch() => Failure(
        HttpStatusCode.UnprocessableEntity, "Invalid", "the server rejected our request due to an error in our request", new StatusDetails());

    public static ApiException UnsupportedMediaType(IEnumerable<string> accepted) => Failure(
        HttpStatusCode.UnsupportedMediaType,
        "UnsupportedMediaType",
        $"the body of the request was in an unknown format - accepted media types include: {string.Join(", ", accepted)}");

    public static ApiException NotAcceptable() => Failure(
        HttpStatusCode.NotAcceptable, "NotAcceptable", "only the following media types are accepted: application/json");

    public static ApiException TooLarge(long limit) => Failure(
        HttpStatusCode.RequestEntityTooLarge,
        "RequestEntityTooLarge",
        string.Create(CultureInfo.InvariantCulture, $"Request entity too large: limit is {limit}"));

    public static ApiException Expired(string message, string? nextContinue = null) =>
        new(new ApiStatus((int)HttpStatusCode.Gone, "Expired", message) { Continue = nextContinue });

    public static ApiException FutureRevision(long asked, long current) => Failure(
        HttpStatusCode.GatewayTimeout,
        "Timeout",
        string.Create(CultureInfo.InvariantCulture, $"Timeout: Too large resource version: {asked}, current: {current}"),
        new StatusDetails
        {
            RetryAfterSeconds = 1,
            Causes = [new StatusCause("ResourceVersionTooLarge", "", "Too large resource version")],
        });

    public static ApiException InsufficientStorage(string message) => Failure(HttpStatusCode.InsufficientStorage, "InsufficientStorage", message);

    public static ApiException Internal(string message) => Failure(HttpStatusCode.InternalServerError, "InternalError", "Internal error occurred: " + message);

    private static StatusDetails Details(ResourceKind kind, string name) => new(name, kind.Group, kind.Plural);

    private static ApiException Failure(HttpStatusCode code, string reason, string message, StatusDetails? details = null) =>
        new(new ApiStatus((int)code, reason, message, details));
}
