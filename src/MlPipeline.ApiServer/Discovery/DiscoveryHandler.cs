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

        if (path == "/openapi/v2")
        {
            await WriteOpenApiV2Async(http);
            return true;
        }

        if (path is "/api" or "/apis" && AggregatedDiscovery.IsAskedFor(http.Request))
        {
            await JsonResponses.WriteAsync(http, AggregatedDiscovery.MediaType, AggregatedDiscovery.Write(registry.Kinds, core: path == "/api"));
            return true;
        }

        if (FindDocument(path, http.Request.Host.Value ?? "") is not { } document)
        {
            return false;
        }

        await JsonResponses.WriteAsync(http, HttpStatusCode.OK, document);
        return true;
    }

    private Task WriteOpenApiV2Async(HttpContext http)
    {
        // Clients ask with an @ that media types may not have; real servers answer without it.
        const string asked = "application/com.github.proto-openapi.spec.v2@v1.0+protobuf";
        const string given = "application/com.github.proto-openapi.spec.v2.v1.0+protobuf";
        if (!http.Request.Headers.Accept.ToString().Contains(asked, StringComparison.Ordinal))
        {
            return JsonResponses.WriteAsync(http, HttpStatusCode.OK, OpenApiV2.Write());
        }

        JsonResponses.Begin(http, HttpStatusCode.OK, given);
        return http.Response.Body.WriteAsync(OpenApiV2.WriteProtobuf(registry.Kinds), http.RequestAborted).AsTask();
    }

    private JsonObject? FindDocument(string path, string address)
    {
        var kinds = registry.Kinds;
        return path.Split('/', StringSplitOptions.RemoveEmptyEntries) switch
        {
            [] => new JsonObject { ["paths"] = Paths(kinds) },
            ["version"] => Version(),
            ["api"] => DiscoveryDocuments.CoreVersions(address),
            ["api", var version] => DiscoveryDocuments.Resources(kinds, "", version),
            ["apis"] => DiscoveryDocuments.Groups(kinds),
            ["apis", var group] => DiscoveryDocuments.Group(kinds, group),
            ["openapi", "v3"] => OpenApiDocuments.Index(kinds),
            ["openapi", "v3", "api", var version] => OpenApiDocuments.Version(kinds, "", version),
            ["openapi", "v3", "apis", var group, var version] => OpenApiDocuments.Version(kinds, group, version),
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
        ["gitVersion"] = KubernetesApiServer.Version,
        ["gitCommit"] = "",
        ["gitTreeState"] = "",
        ["buildDate"] = "",
        ["goVersion"] = "",
        ["compiler"] = "",
        ["platform"] = $"{(OperatingSystem.IsWindows() ? "windows" : OperatingSystem.IsMacOS() ? "darwin" : "linux")}/{Architecture()}",
    };

    /// <summary>The name that Go has for it, which clients know.</summary>
    private static string Architecture() => RuntimeInformation.ProcessArchitecture switch
    {
        System.Runtime.InteropServices.Architecture.X64 => "amd64",
        System.Runtime.InteropServices.Architecture.X86 => "386",
        var other => other.ToString().ToLowerInvariant(),
    };
}
