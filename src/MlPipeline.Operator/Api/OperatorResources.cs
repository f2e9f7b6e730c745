using k8s;
using k8s.Models;
using Microsoft.Extensions.Logging;
using MlPipeline.Contracts.KubeDirector;
using MlPipeline.KubeDirector.Resources;
using MlPipeline.Operator.Informers;

namespace MlPipeline.Operator.Api;

/// <summary>All that the operator sees and writes.</summary>
internal sealed class OperatorResources
{
    public OperatorResources(IKubernetes kubernetes, TimeProvider time, ILoggerFactory loggers)
    {
        var logger = loggers.CreateLogger("MlPipeline.Operator.Informers");
        Apps = new(kubernetes, ResourceTypes.Apps, null, time, logger);
        Clusters = new(kubernetes, ResourceTypes.Clusters, null, time, logger);
        Configs = new(kubernetes, ResourceTypes.Configs, null, time, logger);
        StatusBackups = new(kubernetes, ResourceTypes.StatusBackups, null, time, logger);
        StatefulSets = new(kubernetes, ResourceTypes.StatefulSets, KubeDirectorLabels.KdCluster, time, logger);
        Pods = new(kubernetes, ResourceTypes.Pods, KubeDirectorLabels.KdCluster, time, logger);
        Services = new(kubernetes, ResourceTypes.Services, KubeDirectorLabels.KdCluster, time, logger);
        ConfigMaps = new(kubernetes, ResourceTypes.ConfigMaps, null, time, logger);
        Secrets = new(kubernetes, ResourceTypes.Secrets, null, time, logger);
        Claims = new(kubernetes, ResourceTypes.Claims, logger);
        Events = new(kubernetes, ResourceTypes.Events, logger);
    }

    public Tracked<KubeDirectorApp> Apps { get; }

    public Tracked<KubeDirectorCluster> Clusters { get; }

    public Tracked<KubeDirectorConfig> Configs { get; }

    public Tracked<KubeDirectorStatusBackup> StatusBackups { get; }

    public Tracked<V1StatefulSet> StatefulSets { get; }

    public Tracked<V1Pod> Pods { get; }

    public Tracked<V1Service> Services { get; }

    public Tracked<V1ConfigMap> ConfigMaps { get; }

    public Tracked<V1Secret> Secrets { get; }

    public ResourceClient<V1PersistentVolumeClaim> Claims { get; }

    public ResourceClient<Corev1Event> Events { get; }

    public IReadOnlyList<IInformer> Informers =>
    [
        Apps.Informer, Clusters.Informer, Configs.Informer, StatusBackups.Informer, StatefulSets.Informer,
        Pods.Informer, Services.Informer, ConfigMaps.Informer, Secrets.Informer,
    ];
}
