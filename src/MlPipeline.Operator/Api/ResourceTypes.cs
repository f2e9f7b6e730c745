using k8s.Models;
using MlPipeline.KubeDirector.Resources;

namespace MlPipeline.Operator.Api;

/// <summary>The types the operator works with.</summary>
internal static class ResourceTypes
{
    public static readonly ResourceType<KubeDirectorApp> Apps =
        new(KubeDirectorGroup.Name, KubeDirectorGroup.Version, KubeDirectorGroup.AppPlural, KubeDirectorGroup.AppKind);

    public static readonly ResourceType<KubeDirectorCluster> Clusters =
        new(KubeDirectorGroup.Name, KubeDirectorGroup.Version, KubeDirectorGroup.ClusterPlural, KubeDirectorGroup.ClusterKind);

    public static readonly ResourceType<KubeDirectorConfig> Configs =
        new(KubeDirectorGroup.Name, KubeDirectorGroup.Version, KubeDirectorGroup.ConfigPlural, KubeDirectorGroup.ConfigKind);

    public static readonly ResourceType<KubeDirectorStatusBackup> StatusBackups = new(
        KubeDirectorGroup.Name, KubeDirectorGroup.Version, KubeDirectorGroup.StatusBackupPlural, KubeDirectorGroup.StatusBackupKind);

    public static readonly ResourceType<V1StatefulSet> StatefulSets = new("apps", "v1", "statefulsets", "StatefulSet");

    public static readonly ResourceType<V1Pod> Pods = new("", "v1", "pods", "Pod");

    public static readonly ResourceType<V1Service> Services = new("", "v1", "services", "Service");

    public static readonly ResourceType<V1ConfigMap> ConfigMaps = new("", "v1", "configmaps", "ConfigMap");

    public static readonly ResourceType<V1Secret> Secrets = new("", "v1", "secrets", "Secret");

    public static readonly ResourceType<V1ServiceAccount> ServiceAccounts = new("", "v1", "serviceaccounts", "ServiceAccount");

    public static readonly ResourceType<V1PersistentVolumeClaim> Claims = new("", "v1", "persistentvolumeclaims", "PersistentVolumeClaim");

    public static readonly ResourceType<Corev1Event> Events = new("", "v1", "events", "Event");
}
