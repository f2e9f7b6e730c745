using k8s.Models;
using MlPipeline.Contracts.KubeDirector;
using MlPipeline.Operator.Api;
using MlPipeline.Operator.Clusters;
using MlPipeline.Operator.Events;
using MlPipeline.Operator.Objects;

namespace MlPipeline.Operator.Services;

/// <summary>Keeps a kdcluster's headless service, whose name is part of every member's name in DNS.</summary>
internal sealed class ClusterServiceSync(OperatorResources resources, EventRecorder events)
{
    private const string PortName = "port";
    private const int PortNumber = 8888;

    public async Task SyncAsync(ClusterPass pass, CancellationToken cancellationToken)
    {
        var service = await FindAsync(pass, cancellationToken);
        if (service is null)
        {
            service = await CreateAsync(pass, cancellationToken);
        }
        else
        {
            await OwnerReferences.RepairAsync(resources.Services.Client, service, pass.Cluster, cancellationToken);
        }

        pass.Status.ClusterService = service.Metadata.Name;
    }

    /// <summary>The service the status names, or one that was made by a pass whose status never got written.</summary>
    private async Task<V1Service?> FindAsync(ClusterPass pass, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(pass.Status.ClusterService))
        {
            return resources.Services.Store.First(candidate => IsStray(pass, candidate));
        }

        var key = new ResourceKey(pass.Namespace, pass.Status.ClusterService);
        return resources.Services.Store.Find(key) ?? await resources.Services.Client.FindAsync(key, cancellationToken);
    }

    private static bool IsStray(ClusterPass pass, V1Service candidate) =>
        candidate.Metadata.NamespaceProperty == pass.Namespace
        && candidate.Metadata.DeletionTimestamp is null
        && candidate.IsOwnedBy(pass.Cluster)
        && candidate.GetLabel(KubeDirectorLabels.Role) is null;

    private async Task<V1Service> CreateAsync(ClusterPass pass, CancellationToken cancellationToken)
    {
        var recordedName = pass.Status.ClusterService;
        var isNew = string.IsNullOrEmpty(recordedName);
        if (!isNew)
        {
            events.Normal(pass.Stored, EventReasons.Cluster, "re-creating missing cluster service");
        }

        try
        {
            return await resources.Services.Client.CreateAsync(Service(pass, isNew ? null : recordedName), cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            events.Warning(pass.Stored, EventReasons.Cluster, "failed to create cluster service");
            throw;
        }
    }

    private static V1Service Service(ClusterPass pass, string? recordedName) => new()
    {
        Metadata = new V1ObjectMeta
        {
            Name = recordedName,
            GenerateName = recordedName is null ? ObjectNames.HeadlessServicePrefix(pass.NamingScheme, pass.Name) : null,
            NamespaceProperty = pass.Namespace,
            Labels = ObjectLabels.HeadlessService(pass),
            Annotations = ObjectLabels.Annotations(pass),
            OwnerReferences = [OwnerReferences.Of(pass.Cluster)],
        },
        Spec = new V1ServiceSpec
        {
            ClusterIP = "None",
            PublishNotReadyAddresses = true,
            Selector = new Dictionary<string, string> { [KubeDirectorLabels.Headless] = pass.Name },
            Ports = [new V1ServicePort { Name = PortName, Port = PortNumber }],
        },
    };
}
