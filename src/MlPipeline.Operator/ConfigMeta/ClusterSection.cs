using System.Globalization;
using k8s.Models;
using MlPipeline.Contracts.ConfigMeta;
using MlPipeline.KubeDirector.Resources;
using MlPipeline.Operator.Roles;

using MlPipeline.Operator.SecretKeys;

namespace MlPipeline.Operator.ConfigMeta;

/// <summary>The part of <c>configmeta.json</c> that tells of one kdcluster, one's own or a connected one.</summary>
internal static class ClusterSection
{
    private const string NodeGroupId = "1";
    private const string NotGiven = "n/a";
    private const decimal Mebibyte = 1024 * 1024;

    /// <summary>Builds the part.</summary>
    /// <param name="cluster">The kdcluster.</param>
    /// <param name="app">Its kdapp.</param>
    /// <param name="domain">DNS domain of its members.</param>
    /// <param name="roles">Its roles; one without members has no entry of its own.</param>
    /// <param name="path">Where the part stands in the document; references at its top begin with it.</param>
    /// <param name="masterKey">Key under which secret keys are stored, or null.</param>
    public static ConfigMetadata Build(
        KubeDirectorCluster cluster, KubeDirectorApp app, string domain, IReadOnlyList<RoleMembers> roles, IReadOnlyList<string> path, string? masterKey) => new()
        {
            Version = app.Spec.ConfigSchemaVersion.ToString(CultureInfo.InvariantCulture),
            Services = Services(app, roles, path),
            NodeGroups = Single(new NodeGroup
            {
                Roles = SortedMap.Of(
                roles.Where(role => role.Members.Count > 0), role => role.Role.Id, role => Role(app, domain, role, masterKey)),
                DistroId = app.Spec.DistroId,
                CatalogEntryVersion = app.Spec.Version,
                ConfigMetadata = SortedMap.Of(app.Spec.Config.ConfigMeta),
            }),
            Distros = new SortedDictionary<string, IReadOnlyDictionary<string, ReferenceKey>>
            {
                [app.Spec.DistroId] = Single(new ReferenceKey([.. path, "nodegroups", NodeGroupId])),
            },
            Cluster = new ClusterIdentity(
            cluster.Metadata.Name,
            false,
            cluster.Metadata.Uid,
            Single(new ReferenceKey(["nodegroups", NodeGroupId, "config_metadata"]))),
        };

    public static string NodeId(MemberStatus member) => member.NodeId.ToString(CultureInfo.InvariantCulture);

    private static SortedDictionary<string, IReadOnlyDictionary<string, IReadOnlyDictionary<string, ReferenceKey>>> Services(
        KubeDirectorApp app, IReadOnlyList<RoleMembers> roles, IReadOnlyList<string> path)
    {
        var offers = roles
            .SelectMany(role => AppServices.Of(app, role.Role.Id).Select(service => (Service: service.Id, Role: role.Role.Id)))
            .GroupBy(offer => offer.Service);
        return SortedMap.Of(
            offers,
            offer => offer.Key,
            offer => (IReadOnlyDictionary<string, IReadOnlyDictionary<string, ReferenceKey>>)Single<IReadOnlyDictionary<string, ReferenceKey>>(
                SortedMap.Of(offer, item => item.Role, item => new ReferenceKey([.. path, .. PathOf(item.Role), "services", item.Service]))));
    }

    private static RoleMetadata Role(KubeDirectorApp app, string domain, RoleMembers role, string? masterKey)
    {
        var names = role.Members.Select(member => $"{member.Pod}.{domain}").ToList();
        return new RoleMetadata
        {
            Services = SortedMap.Of(AppServices.Of(app, role.Role.Id), service => service.Id, service => Service(role, service, names)),
            NodeIds = [.. role.Members.Select(NodeId)],
            HostNames = names,
            Fqdns = names,
            FqdnMappings = SortedMap.Of(role.Members, member => $"{member.Pod}.{domain}", NodeId),
            Flavor = Flavor(role.Role),
            SecretKeys = SecretKeys(role.Role, masterKey),
        };
    }

    /// <summary>Values that cannot be decrypted are left out, as KubeDirector does.</summary>
    private static SortedDictionary<string, string>? SecretKeys(ClusterRole role, string? masterKey)
    {
        var values = (role.SecretKeys ?? [])
            .Select(key => (key.Name, Value: masterKey is null ? null : SecretKeyCipher.Decrypt(masterKey, key.EncryptedValue ?? "")))
            .Where(key => key.Value is not null)
            .ToList();
        return values.Count == 0 ? null : SortedMap.Of(values, key => key.Name, key => key.Value!);
    }

    private static ServiceMetadata Service(RoleMembers role, AppService service, IReadOnlyList<string> names) => new()
    {
        Name = service.Label?.Name ?? "",
        Id = service.Id,
        HostNames = new ReferenceKey([.. PathOf(role.Role.Id), "hostnames"]),
        GlobalId = $"{NodeGroupId}_{role.Role.Id}_{service.Id}",
        Fqdns = new ReferenceKey([.. PathOf(role.Role.Id), "fqdns"]),
        ExportedService = service.ExportedService ?? "",
        Endpoints = service.Endpoint?.Port is { } port
            ? [.. names.Select(name => FormattableString.Invariant($"{service.Endpoint.UrlScheme}://{name}:{port}"))]
            : null,
        AuthToken = service.Endpoint?.HasAuthToken == true ? role.Members[^1].AuthToken ?? "" : "",
    };

    private static Flavor Flavor(ClusterRole role)
    {
        var memory = decimal.Floor(Limit(role, "memory") / Mebibyte);
        var cores = decimal.Ceiling(Limit(role, "cpu"));
        return new Flavor(
            NotGiven, NotGiven, memory.ToString("0", CultureInfo.InvariantCulture), NotGiven, cores.ToString("0", CultureInfo.InvariantCulture));
    }

    private static decimal Limit(ClusterRole role, string resource) =>
        role.Resources.Limits.TryGetValue(resource, out var limit) ? new ResourceQuantity(limit).ToDecimal() : 0;

    private static string[] PathOf(string role) => ["nodegroups", NodeGroupId, "roles", role];

    private static Dictionary<string, T> Single<T>(T value) => new() { [NodeGroupId] = value };
}
