using System.Collections.Concurrent;
using k8s;
using MlPipeline.KubeDirector.Resources;
using MlPipeline.Operator.Api;
using MlPipeline.Operator.Objects;

namespace MlPipeline.Operator.Clusters;

/// <summary>One look at a kdcluster: what is wanted, what was known, and what becomes known on the way.</summary>
internal sealed class ClusterPass
{
    public const string LocalCatalog = "local";
    public const string SystemCatalog = "system";

    public ClusterPass(KubeDirectorCluster stored, KubeDirectorApp? app, KubeDirectorConfigSpec config)
    {
        Stored = stored;
        Cluster = KubernetesJson.Deserialize<KubeDirectorCluster>(KubernetesJson.Serialize(stored));
        Cluster.Status ??= new KubeDirectorClusterStatus();
        Cluster.Status.SpecGenerationToProcess ??= 0;
        Cluster.Status.RestoreProgress = null;
        App = app;
        Config = config;
    }

    /// <summary>The kdcluster as it was found. Never changed.</summary>
    public KubeDirectorCluster Stored { get; }

    /// <summary>The kdcluster with the status that is being worked out.</summary>
    public KubeDirectorCluster Cluster { get; }

    /// <summary>Its kdapp, or null where there is none.</summary>
    public KubeDirectorApp? App { get; }

    /// <summary>Defaults of the installation, with a service domain in any case.</summary>
    public KubeDirectorConfigSpec Config { get; }

    /// <summary>Hash of what the kdcluster is connected to.</summary>
    public string ConnectionHash { get; init; } = "";

    /// <summary>Members whose first setup ended in this pass.</summary>
    public ConcurrentBag<MemberStatus> Joined { get; } = [];

    /// <summary>Whether something failed that is worth another try soon.</summary>
    public bool NeedsRetry { get; set; }

    /// <summary>Takes over the status of a backup.</summary>
    public void TakeOver(KubeDirectorClusterStatus status, RestoreProgress progress)
    {
        Cluster.Status = KubernetesJson.Deserialize<KubeDirectorClusterStatus>(KubernetesJson.Serialize(status));
        Cluster.Status.RestoreProgress = progress;
    }

    public KubeDirectorClusterStatus Status => Cluster.Status!;

    public string Namespace => Cluster.Metadata.NamespaceProperty;

    public string Name => Cluster.Metadata.Name;

    public ResourceKey Key => new(Namespace, Name);

    public long Generation => Status.SpecGenerationToProcess ?? 0;

    public string NamingScheme => Cluster.Spec.NamingScheme ?? Config.DefaultNamingScheme ?? ObjectNames.UidScheme;

    public string ServiceType => Cluster.Spec.ServiceType ?? Config.DefaultServiceType ?? OperatorOptions.DefaultServiceType;

    public string AppCatalog =>
        Cluster.Spec.AppCatalog ?? (App is null || App.Metadata.NamespaceProperty == Namespace ? LocalCatalog : SystemCatalog);

    /// <summary>DNS domain of the members.</summary>
    public string Domain => DomainOf(Cluster);

    public AppRole? AppRole(string role) => App?.Spec.Roles.FirstOrDefault(candidate => candidate.Id == role);

    public ClusterRole? SpecRole(string role) => Cluster.Spec.Roles.FirstOrDefault(candidate => candidate.Id == role);

    /// <summary>How many members a role is to have.</summary>
    public int DesiredMembers(string role) =>
        SpecRole(role) is { } wanted ? wanted.Members ?? Cardinality.Parse(AppRole(role)?.Cardinality).Smallest : 0;

    public string DomainOf(KubeDirectorCluster cluster) =>
        $"{cluster.Status?.ClusterService}.{cluster.Metadata.NamespaceProperty}{Config.ClusterServiceDomainBase}";
}
