using MlPipeline.Contracts.KubeDirector;
using MlPipeline.Contracts.Pods;
using MlPipeline.Engines.Configuration;
using MlPipeline.Engines.Hosting;

namespace MlPipeline.Engines.Notebook;

/// <summary>
/// Lets a browser, which sends no header of its own, in by an address with the member's token. The token moves into a cookie that no
/// script can read, and out of the address.
/// </summary>
internal sealed class BrowserSignIn(RequestDelegate next, ConfigurationState state, PodContext pod)
{
    internal const string TokenParameter = "token";

    // Cookies know no ports: notebook servers side by side on one machine would take each other's.
    private readonly string _cookie = $"mlpipeline-{pod.Name}";

    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        var given = request.Query[TokenParameter].ToString();
        if (given.Length > 0 && HttpMethods.IsGet(request.Method) && TokenGuard.Matches(given, state.Current?.Token ?? ""))
        {
            SignIn(context, given);
            return Task.CompletedTask;
        }

        if (!request.Headers.ContainsKey(EngineServices.TokenHeader) && request.Cookies[_cookie] is { } kept && IsOwnPage(request))
        {
            request.Headers[EngineServices.TokenHeader] = kept;
        }

        return next(context);
    }

    private void SignIn(HttpContext context, string token)
    {
        var request = context.Request;
        var others = QueryString.Create(request.Query.Where(parameter => parameter.Key != TokenParameter));
        context.Response.Cookies.Append(_cookie, token, new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Lax, Path = "/" });
        context.Response.Redirect(request.PathBase + request.Path + others);
    }

    /// <summary>A page of another server on this machine may not act with the cookie; browsers say which page asks.</summary>
    private static bool IsOwnPage(HttpRequest request) =>
        request.Headers.Origin.ToString() is not { Length: > 0 } origin
        || (Uri.TryCreate(origin, UriKind.Absolute, out var page) && page.Authority == request.Host.Value);
}
