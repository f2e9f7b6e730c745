using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using MlPipeline.Sandbox.Home;

namespace MlPipeline.Sandbox.Platform;

/// <summary>Log-in, what a session says of itself, its kubeconfig, and log-out.</summary>
internal sealed class SessionRoutes(Credentials credentials, SessionStore sessions, KubeconfigDocument kubeconfig)
{
    private const string LogInAgain = "Log in again.";

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost(PlatformRoutes.Session, BeginAsync);
        routes.MapGet(PlatformRoutes.Session + "/{id}", ShowAsync);
        routes.MapDelete(PlatformRoutes.Session + "/{id}", EndAsync);
        routes.MapGet(PlatformRoutes.Tenant, context => WithSessionAsync(context, WriteTenantAsync));
        routes.MapGet(PlatformRoutes.Kubeconfig, context => WithSessionAsync(context, WriteKubeconfigAsync));
    }

    private async Task BeginAsync(HttpContext context)
    {
        if (await ReadAsync(context) is not { Name: { } name, Password: { } password, TenantName: { } tenantName })
        {
            await PlatformAnswers.ErrorAsync(
                context,
                StatusCodes.Status400BadRequest,
                "The log-in is no JSON object with name, password and tenant_name.",
                "Send these three as text, with content type application/json.");
            return;
        }

        if (!credentials.Verify(name, password))
        {
            await PlatformAnswers.ErrorAsync(
                context,
                StatusCodes.Status401Unauthorized,
                $"The password for user '{name}' is wrong, or there is no such user.",
                "The sandbox keeps its users and passwords in credentials.json of its home folder.");
            return;
        }

        var tenant = Tenant.Workshop;
        if (tenantName != tenant.Name)
        {
            await PlatformAnswers.ErrorAsync(
                context,
                StatusCodes.Status404NotFound,
                $"There is no tenant '{tenantName}'.",
                $"The tenant is '{tenant.Name}'; letter case counts.");
            return;
        }

        context.Response.Headers.Location = $"{PlatformRoutes.Session}/{sessions.Begin(name, tenant)}";
        context.Response.StatusCode = StatusCodes.Status201Created;
    }

    private Task ShowAsync(HttpContext context) =>
        sessions.Find(IdOf(context)) is { } session
            ? PlatformAnswers.WriteAsync(
                context,
                new SessionDocument(session.User, session.Tenant, "Member", session.Created),
                PlatformJson.Default.SessionDocument)
            : NoSessionAsync(context, StatusCodes.Status404NotFound);

    private Task EndAsync(HttpContext context)
    {
        if (sessions.Find(IdOf(context)) is not { } session)
        {
            return NoSessionAsync(context, StatusCodes.Status404NotFound);
        }

        sessions.End(session);
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }

    private Task WithSessionAsync(HttpContext context, Func<HttpContext, string, Session, Task> answer)
    {
        var path = context.Request.Headers[PlatformRoutes.SessionHeader].ToString();
        var id = path.StartsWith(PlatformRoutes.Session + "/", StringComparison.Ordinal) ? path[(PlatformRoutes.Session.Length + 1)..] : "";
        return sessions.Find(id) is { } session
            ? answer(context, id, session)
            : NoSessionAsync(context, StatusCodes.Status401Unauthorized);
    }

    private static Task WriteTenantAsync(HttpContext context, string id, Session session) =>
        PlatformAnswers.WriteAsync(
            context,
            new TenantListDocument([new TenantDocument(session.Tenant, session.Namespace)]),
            PlatformJson.Default.TenantListDocument);

    private Task WriteKubeconfigAsync(HttpContext context, string id, Session session)
    {
        context.Response.ContentType = "application/yaml";
        return context.Response.WriteAsync(kubeconfig.Write(session, sessions.TokenOf(id)), context.RequestAborted);
    }

    private static Task NoSessionAsync(HttpContext context, int status) =>
        PlatformAnswers.ErrorAsync(context, status, "The session is unknown or has ended.", LogInAgain);

    private static string IdOf(HttpContext context) => (string?)context.Request.RouteValues["id"] ?? "";

    private static async Task<SessionRequest?> ReadAsync(HttpContext context)
    {
        try
        {
            return await JsonSerializer.DeserializeAsync(
                context.Request.Body, PlatformJson.Default.SessionRequest, context.RequestAborted);
        }
        catch (JsonException)
        {
            // The caller answers what a body must be.
            return null;
        }
    }
}
