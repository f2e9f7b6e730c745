using System.Security.Cryptography;
using System.Text;
using MlPipeline.Contracts.KubeDirector;
using MlPipeline.Engines.Configuration;

namespace MlPipeline.Engines.Hosting;

/// <summary>Lets through only requests that carry the token of the member, compared in a time that tells nothing about it.</summary>
internal sealed class TokenGuard(RequestDelegate next, ConfigurationState state)
{
    internal const string HealthPath = "/healthz";

    public Task InvokeAsync(HttpContext context)
    {
        var expected = state.Current?.Token ?? "";
        if (expected.Length == 0 || context.Request.Path == HealthPath)
        {
            return next(context);
        }

        var given = context.Request.Headers[EngineServices.TokenHeader].ToString();
        if (Matches(given, expected))
        {
            return next(context);
        }

        return context.Response.WriteErrorAsync(
            StatusCodes.Status401Unauthorized,
            given.Length == 0
                ? $"The request has no {EngineServices.TokenHeader} header."
                : $"The token in the {EngineServices.TokenHeader} header is not this member's.",
            $"Send the token that annotation {KubeDirectorAnnotations.AuthToken} of the member's service holds.");
    }

    /// <summary>Compares two tokens in a time that tells nothing about either.</summary>
    internal static bool Matches(string given, string expected) =>
        CryptographicOperations.FixedTimeEquals(Digest(given), Digest(expected));

    private static byte[] Digest(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}
