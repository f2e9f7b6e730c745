using System.Net;
using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using MlPipeline.ApiServer.Resources;
using MlPipeline.ApiServer.Responses;

namespace MlPipeline.ApiServer.Discovery;

/// <summary>Answers paths that are not about objects: discovery, version and health.</summary>
internal sealed class DiscoveryHandler(ResourceRegistry registry)
{
    private static readonly string[] HealthRoots = ["/healthz", "/livez", "/readyz"];

    /// <summary>Whether a path is answered without credentials.</summary>
    public static bool IsPublic(string path) =>
        path == "/version" || HealthRoots.Any(root => path == root || path.StartsWith(root + "/", StringComparison.Ordinal));

    /// <summary>Answers a path.</summary>
    /// <returns>False where there is nothing at the path.</returns>
    public async Task<bool> TryHandleAsync(HttpContext http, string path)
    {
        if (path != "/version" && IsPublic(path))
        {
            await JsonResponses.WriteTextAsync(http, HttpStatusCode.OK, "ok");
            return true;
        }

        if (FindDocument(path) is not { } document)
        {
            return false;
        }

        await JsonResponses.WriteAsync(http, HttpStatusCode.OK, document);
        return true;
    }

    private JsonObject? FindDocument(string path)
    {
        var kinds = registry.Kinds;
        return path.Split('/', StringSplitOptions.RemoveEmptyEntries) switch
        {
            [] => new JsonObject { ["paths"] = Paths(kinds) },
            ["version"] => Version(),
            ["api"] => DiscoveryDocuments.CoreVersions(),
            ["api", var version] => DiscoveryDocuments.Resources(kinds, "", version),
            ["apis"] => DiscoveryDocuments.Groups(kinds),
            ["apis", var group] => DiscoveryDocuments.Group(kinds, group),
            ["apis", var group, var version] => DiscoveryDocuments.Resources(kinds, group, version),
            _ => null,
        };
    }

    private static JsonArray Paths(RegisteredKinds kinds)
    {
        var versions = kinds.All.Where(kind => kind.Group.Length > 0).Select(kind => "/apis/" + kind.ApiVersion);
        string[] paths = ["/api", "/api/v1", "/apis", .. versions, .. HealthRoots, "/version"];
        return [.. paths.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(path => (JsonNode)path)];
    }

    private static JsonObject Version() => new()
    {
        ["major"] = "1",
        ["minor"] = "32",
        ["gitVersion"] = "v1.32.0+mlpipeline",
        ["gitCommit"] = "",
        ["gitTreeState"] = "",
        ["buildDate"] = "",
        ["goVersion"] = "",
        ["compiler"] = "",
        ["platform"] = $"{(OperatingSystem.IsWindows() ? "windows" : OperatingSystem.IsMacOS() ? "darwin" : "linux")}/{RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant()}",
    };
}
