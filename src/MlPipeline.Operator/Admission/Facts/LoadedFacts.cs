using k8s.Models;
using MlPipeline.KubeDirector.Resources;

namespace MlPipeline.Operator.Admission.Facts;

/// <summary>What was looked up for one review.</summary>
internal sealed class LoadedFacts : IAdmissionFacts
{
    public required string OperatorNamespace { get; init; }

    public KubeDirectorConfigSpec? Config { get; init; }

    public bool HasClusters { get; init; }

    public Version ServerVersion { get; init; } = new(0, 0);

    public IReadOnlyList<V1StorageClass> StorageClasses { get; init; } = [];

    public IReadOnlyList<KubeDirectorApp> Apps { get; init; } = [];

    public IReadOnlyList<string> AppUsers { get; init; } = [];

    public IReadOnlySet<string> Secrets { get; init; } = new HashSet<string>();

    public IReadOnlySet<string> ServiceAccounts { get; init; } = new HashSet<string>();

    public IReadOnlyList<V1PersistentVolumeClaim> Claims { get; init; } = [];

    public IReadOnlyDictionary<string, string> DeniedAccounts { get; init; } = new Dictionary<string, string>();

    public IReadOnlyDictionary<string, string> DeniedClaims { get; init; } = new Dictionary<string, string>();

    public IReadOnlyDictionary<string, string> UrlProblems { get; init; } = new Dictionary<string, string>();

    public KubeDirectorApp? FindApp(string namespaceName, string name) =>
        Apps.FirstOrDefault(app => app.Metadata.NamespaceProperty == namespaceName && app.Metadata.Name == name);

    public IReadOnlyList<string> ClustersUsing(string namespaceName, string name) => AppUsers;

    public bool SecretExists(string namespaceName, string name) => Secrets.Contains(name);

    public bool ServiceAccountExists(string namespaceName, string name) => ServiceAccounts.Contains(name);

    public string? WhyAccountIsDenied(string name) => DeniedAccounts.GetValueOrDefault(name);

    public string? WhyClaimIsDenied(string name) => DeniedClaims.GetValueOrDefault(name);

    public string? ProblemWith(string address) => UrlProblems.GetValueOrDefault(address);

    public V1PersistentVolumeClaim? FindClaim(string namespaceName, string name) =>
        Claims.FirstOrDefault(claim => claim.Metadata.Name == name);
}
