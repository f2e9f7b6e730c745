using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using k8s;
using k8s.Models;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using MlPipeline.KubeDirector.Resources;
using MlPipeline.Operator.Admission.Clusters;
using MlPipeline.Operator.Api;
using MlPipeline.Operator.Clusters;

namespace MlPipeline.Operator.Admission.Facts;

/// <summary>Looks up what the review of one write needs, and nothing else: most writes change no spec and need nothing.</summary>
internal sealed class FactsLoader(IKubernetes client, string operatorNamespace) : IDisposable
{
    private static readonly ILogger Silent = NullLogger.Instance;

    private readonly ResourceClient<KubeDirectorApp> _apps = new(client, ResourceTypes.Apps, Silent);
    private readonly ResourceClient<KubeDirectorCluster> _clusters = new(client, ResourceTypes.Clusters, Silent);
    private readonly ResourceClient<KubeDirectorConfig> _configs = new(client, ResourceTypes.Configs, Silent);
    private readonly ResourceClient<V1Secret> _secrets = new(client, ResourceTypes.Secrets, Silent);
    private readonly ResourceClient<V1ServiceAccount> _accounts = new(client, ResourceTypes.ServiceAccounts, Silent);
    private readonly UrlProbe _urls = new();
    private readonly AccessDenials _denials = new(client);
    private readonly ResourceClient<V1PersistentVolumeClaim> _claims = new(client, ResourceTypes.Claims, Silent);

    public async Task<IAdmissionFacts> LoadAsync(AdmissionRequest request, CancellationToken cancellationToken) => request.Kind switch
    {
        KubeDirectorGroup.AppKind when request.Stored is not null => new LoadedFacts
        {
            OperatorNamespace = operatorNamespace,
            AppUsers = await AppUsersAsync(request, cancellationToken),
        },
        KubeDirectorGroup.ClusterKind when ChangesSpec(request) && Spec(request) is { } spec =>
            await ForClusterAsync(request.Namespace, request.User, spec, cancellationToken),
        KubeDirectorGroup.ConfigKind => new LoadedFacts
        {
            OperatorNamespace = operatorNamespace,
            HasClusters = await AnyClusterAsync(cancellationToken),
            StorageClasses = await StorageClassesAsync(cancellationToken),
        },
        _ => new LoadedFacts { OperatorNamespace = operatorNamespace },
    };

    public void Dispose() => _urls.Dispose();

    private async Task<bool> AnyClusterAsync(CancellationToken cancellationToken) => (await _clusters.ListAsync(null, cancellationToken)).Items.Count > 0;

    private async Task<IReadOnlyList<V1StorageClass>> StorageClassesAsync(CancellationToken cancellationToken) =>
        [.. (await client.StorageV1.ListStorageClassAsync(cancellationToken: cancellationToken)).Items];

    private static bool ChangesSpec(AdmissionRequest request) =>
        request.Wanted is { } wanted
        && !(request.Stored is { } stored && JsonNode.DeepEquals(wanted["spec"], stored["spec"]) && !RestoreRules.EndsRestore(request));

    /// <summary>The spec, or null where it cannot be read; the review tells why.</summary>
    private static KubeDirectorClusterSpec? Spec(AdmissionRequest request)
    {
        try
        {
            return KubernetesJson.Deserialize<KubeDirectorCluster>(request.Wanted!).Spec;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private async Task<LoadedFacts> ForClusterAsync(
        string namespaceName, AdmissionUser? user, KubeDirectorClusterSpec spec, CancellationToken cancellationToken)
    {
        var config = await _configs.FindAsync(new ResourceKey(operatorNamespace, KubeDirectorGroup.ConfigName), cancellationToken);
        var secrets = spec.Roles.Select(role => role.Secret?.Name).Append(spec.DefaultSecret?.Name);
        var accounts = spec.Roles.Select(role => role.ServiceAccountName).ToList();
        var claims = spec.Roles.SelectMany(role => role.VolumeProjections ?? []).Select(projection => projection.PvcName).ToList();
        return new LoadedFacts
        {
            OperatorNamespace = operatorNamespace,
            Config = config?.Spec,
            Apps = await AppsAsync(namespaceName, spec.App, cancellationToken),
            Secrets = await NamesAsync(_secrets, namespaceName, secrets, cancellationToken),
            ServiceAccounts = await NamesAsync(_accounts, namespaceName, accounts, cancellationToken),
            DeniedAccounts = await _denials.FindAsync(user, namespaceName, "ServiceAccount", accounts, cancellationToken),
            DeniedClaims = await _denials.FindAsync(user, namespaceName, "PersistentVolumeClaim", claims, cancellationToken),
            UrlProblems = await UrlProblemsAsync(spec.Roles.SelectMany(role => role.FileInjections ?? []).Select(file => file.SourceUrl), cancellationToken),
            Claims = await FindAllAsync(_claims, namespaceName, claims, cancellationToken),
            StorageClasses = spec.Roles.Any(role => role.Storage is not null)
                ? await StorageClassesAsync(cancellationToken)
                : [],
            ServerVersion = spec.Roles.Any(role => role.SharedMemory is not null) ? await ServerVersionAsync(cancellationToken) : new Version(0, 0),
        };
    }

    private async Task<IReadOnlyList<KubeDirectorApp>> AppsAsync(string namespaceName, string name, CancellationToken cancellationToken)
    {
        var found = new List<KubeDirectorApp>();
        foreach (var home in new[] { namespaceName, operatorNamespace }.Distinct())
        {
            if (name.Length > 0 && await _apps.FindAsync(new ResourceKey(home, name), cancellationToken) is { } app)
            {
                found.Add(app);
            }
        }

        return found;
    }

    private static async Task<IReadOnlySet<string>> NamesAsync<T>(
        ResourceClient<T> resources, string namespaceName, IEnumerable<string?> names, CancellationToken cancellationToken)
        where T : class, IKubernetesObject<V1ObjectMeta> =>
        (await FindAllAsync(resources, namespaceName, names, cancellationToken)).Select(item => item.Metadata.Name).ToHashSet();

    private static async Task<IReadOnlyList<T>> FindAllAsync<T>(
        ResourceClient<T> resources, string namespaceName, IEnumerable<string?> names, CancellationToken cancellationToken)
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        var found = new List<T>();
        foreach (var name in names.OfType<string>().Where(name => name.Length > 0).Distinct())
        {
            if (await resources.FindAsync(new ResourceKey(namespaceName, name), cancellationToken) is { } item)
            {
                found.Add(item);
            }
        }

        return found;
    }

    private async Task<IReadOnlyDictionary<string, string>> UrlProblemsAsync(IEnumerable<string> addresses, CancellationToken cancellationToken)
    {
        var tried = await Task.WhenAll(addresses.Distinct().Select(async address => (address, problem: await _urls.ProblemAsync(address, cancellationToken))));
        return tried.Where(each => each.problem is not null).ToDictionary(each => each.address, each => each.problem!);
    }

    private async Task<IReadOnlyList<string>> AppUsersAsync(AdmissionRequest request, CancellationToken cancellationToken)
    {
        var name = (string?)request.Stored!["metadata"]?["name"];
        var (apps, _) = await _apps.ListAsync(null, cancellationToken);
        var (clusters, _) = await _clusters.ListAsync(null, cancellationToken);
        var byKey = apps.ToDictionary(app => new ResourceKey(app.Metadata.NamespaceProperty, app.Metadata.Name));
        return
        [
            .. clusters
                .Where(cluster => cluster.Spec.App == name && AppOf(cluster)?.Metadata.NamespaceProperty == request.Namespace)
                .Select(cluster => $"{cluster.Metadata.NamespaceProperty}/{cluster.Metadata.Name}"),
        ];

        KubeDirectorApp? AppOf(KubeDirectorCluster cluster) => AppCatalogue.Find(
            cluster.Spec.App, cluster.Spec.AppCatalog, cluster.Metadata.NamespaceProperty, operatorNamespace, byKey.GetValueOrDefault);
    }

    private async Task<Version> ServerVersionAsync(CancellationToken cancellationToken)
    {
        var version = await client.Version.GetCodeAsync(cancellationToken);
        return new Version(Number(version.Major), Number(version.Minor));
    }

    /// <summary>Some distributions put a sign behind the minor version.</summary>
    private static int Number(string text) => int.Parse(text.TrimEnd('+'), CultureInfo.InvariantCulture);
}
