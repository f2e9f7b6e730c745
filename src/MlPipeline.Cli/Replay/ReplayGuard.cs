using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace MlPipeline.Cli.Replay;

/// <summary>
/// Lets only the reader's own page in: the address holds a secret, the host must be this machine's loopback (so that no
/// foreign name can be pointed here), and whatever does something must come from the page itself.
/// </summary>
internal sealed class ReplayGuard(string token)
{
    public Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.CacheControl = "no-store";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers.ContentSecurityPolicy = ContentPolicy.OfPages;
        if (!IsOwnHost(context))
        {
            return RefuseAsync(context, StatusCodes.Status421MisdirectedRequest, "This server answers to 127.0.0.1 and localhost only.");
        }

        if (!EnterToken(context))
        {
            return RefuseAsync(context, StatusCodes.Status404NotFound, "Open the whole address that 'mlpipeline replay' has printed.");
        }

        var asksOnly = HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method);
        return asksOnly || IsOwnOrigin(context)
            ? next(context)
            : RefuseAsync(context, StatusCodes.Status403Forbidden, "Only the replay's own page may do this.");
    }

    private static bool IsOwnHost(HttpContext context)
    {
        var host = context.Request.Host;
        return host.Host is "127.0.0.1" or "localhost" && host.Port == context.Connection.LocalPort;
    }

    private static bool IsOwnOrigin(HttpContext context) =>
        context.Request.Headers.Origin == string.Create(CultureInfo.InvariantCulture, $"http://{context.Request.Host.Value}");

    /// <summary>Moves the token from the path to where the pages' links begin; false where it is not the right one.</summary>
    private bool EnterToken(HttpContext context)
    {
        var path = context.Request.Path.Value ?? "";
        var end = path.IndexOf('/', Math.Min(1, path.Length));
        var given = end < 0 ? "" : path[1..end];
        if (!CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(token)))
        {
            return false;
        }

        context.Request.PathBase = path[..end];
        context.Request.Path = path[end..];
        return true;
    }

    private static Task RefuseAsync(HttpContext context, int status, string words)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(words + "\n");
    }
}
