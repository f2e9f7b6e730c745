using System.Globalization;
using System.Text.Json;
using MlPipeline.Contracts.ConfigMeta;
using MlPipeline.Contracts.KubeDirector;
using MlPipeline.Contracts.Pods;

namespace MlPipeline.Engines.Configuration;

/// <summary>What an engine reads from the <c>configmeta.json</c> of its member.</summary>
internal sealed class MemberConfiguration(ConfigMetadata metadata)
{
    internal ConfigMetadata Metadata { get; } = metadata;

    internal string RoleId => Metadata.Node?.RoleId ?? "";

    /// <summary>The token of the member's own role, or an empty string where none of its services asks for one.</summary>
    internal string Token => TokenOf(RoleId);

    /// <summary>Cores the member may use, at least one.</summary>
    internal int Cores =>
        FindRole(RoleId) is { } role && int.TryParse(role.Flavor.Cores, NumberStyles.None, CultureInfo.InvariantCulture, out var cores)
            ? Math.Max(1, cores)
            : 1;

    /// <summary>Bytes of memory the member may use, or null where none are named.</summary>
    internal long? MemoryBytes =>
        FindRole(RoleId) is { } role && long.TryParse(role.Flavor.Memory, NumberStyles.None, CultureInfo.InvariantCulture, out var mebibytes) && mebibytes > 0
            ? mebibytes << 20
            : null;

    /// <summary>Registered models, in the order in which the kdcluster connects them.</summary>
    internal IReadOnlyList<ConnectedObject> Models =>
        Metadata.Connections.ConfigMaps is { } lists && lists.TryGetValue(ModelRegistryKeys.ConfigMapType, out var models) ? models : [];

    /// <summary>Addresses of the members that do the work, <c>http://host:port</c> each.</summary>
    internal IReadOnlyList<string> RestServers =>
        FindRole(EngineServices.RestServerRole) is { } role
        && role.Services.TryGetValue(EngineServices.RestServerService, out var service)
            ? [.. (service.Endpoints ?? []).Distinct(StringComparer.Ordinal)]
            : [];

    /// <summary>Addresses at which the cluster's load balancers take requests.</summary>
    internal IReadOnlyList<string> LoadBalancers =>
    [
        .. (FindRole(EngineServices.LoadBalancerRole)?.Services.Values ?? [])
            .SelectMany(service => service.Endpoints ?? [])
            .Where(endpoint => endpoint.EndsWith($":{EngineServices.LoadBalancerPort}", StringComparison.Ordinal))
            .Distinct(),
    ];

    /// <summary>The token that the members which do the work ask for.</summary>
    internal string RestServerToken => TokenOf(EngineServices.RestServerRole);

    internal static async Task<MemberConfiguration> ReadAsync(PodContext pod, CancellationToken cancellation)
    {
        var path = pod.HostPath(PodEnvironment.ConfigMetaPath);
        try
        {
            return new MemberConfiguration(ConfigMetadataJson.Read(await File.ReadAllBytesAsync(path, cancellation)));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new ConfigurationException(
                $"{PodEnvironment.ConfigMetaPath} of pod {pod.Name} cannot be read: {exception.Message}",
                "Let the operator write it again, for example by deleting the pod.",
                exception);
        }
    }

    private string TokenOf(string roleId) =>
        FindRole(roleId)?.Services.Values.Select(service => service.AuthToken).FirstOrDefault(token => token.Length > 0) ?? "";

    private RoleMetadata? FindRole(string roleId) =>
        Metadata.NodeGroups.Values.Select(group => group.Roles.GetValueOrDefault(roleId)).FirstOrDefault(role => role is not null);
}
