using k8s.Models;
using MlPipeline.KubeDirector.Resources;
using MlPipeline.Operator.Admission;

namespace MlPipeline.Operator.Tests.Admission;

/// <summary>What a review knows of other objects, as a test says.</summary>
internal sealed class StandardFacts : IAdmissionFacts
{
    public List<KubeDirectorApp> Apps { get; } = [];

    public HashSet<string> Secrets { get; } = [];

    public HashSet<string> ServiceAccounts { get; } = [];

    public List<string> Users { get; } = [];

    public Dictionary<string, string> Denied { get; } = [];

    public Dictionary<string, string> UrlProblems { get; } = [];

    public List<V1PersistentVolumeClaim> Claims { get; } = [];

    public List<V1StorageClass> Classes { get; } = [];

    public string OperatorNamespace => "kubedirector";

    public KubeDirectorConfigSpec? Config { get; set; }

    public Version ServerVersion { get; set; } = new(1, 32);

    public bool HasClusters { get; set; }

    public IReadOnlyList<V1StorageClass> StorageClasses => Classes;

    public KubeDirectorApp? FindApp(string namespaceName, string name) =>
        Apps.Find(app => app.Metadata.NamespaceProperty == namespaceName && app.Metadata.Name == name);

    public IReadOnlyList<string> ClustersUsing(string namespaceName, string name) => Users;

    public bool SecretExists(string namespaceName, string name) => Secrets.Contains(name);

    public bool ServiceAccountExists(string namespaceName, string name) => ServiceAccounts.Contains(name);

    public string? WhyAccountIsDenied(string name) => Denied.GetValueOrDefault(name);

    public string? WhyClaimIsDenied(string name) => Denied.GetValueOrDefault(name);

    public string? ProblemWith(string address) => UrlProblems.GetValueOrDefault(address);

    public V1PersistentVolumeClaim? FindClaim(string namespaceName, string name) => Claims.Find(claim => claim.Metadata.Name == name);
}
