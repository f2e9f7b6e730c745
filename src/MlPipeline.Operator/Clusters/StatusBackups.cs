using System.Text.Json.Nodes;
using k8s;
using k8s.Autorest;
using MlPipeline.KubeDirector.Resources;
using MlPipeline.Operator.Api;
using MlPipeline.Operator.Objects;

namespace MlPipeline.Operator.Clusters;

/// <summary>Keeps a copy of a kdcluster's status in an object of its own, where the kdconfig asks for it.</summary>
internal sealed class StatusBackups(OperatorResources resources)
{
    public static bool AreWanted(ClusterPass pass) => pass.Config.BackupClusterStatus == true;

    /// <summary>Whether there is a backup that should not be, or none that should.</summary>
    public bool AreWrong(ClusterPass pass) => AreWanted(pass) != resources.StatusBackups.Store.Find(pass.Key) is not null;

    public KubeDirectorClusterStatus? Find(ClusterPass pass) => resources.StatusBackups.Store.Find(pass.Key)?.Spec.StatusBackup;

    /// <summary>Brings the backup to the status of the pass, or removes it.</summary>
    public async Task SyncAsync(ClusterPass pass, CancellationToken cancellationToken)
    {
        var stored = resources.StatusBackups.Store.Find(pass.Key);
        if (!AreWanted(pass))
        {
            if (stored is not null)
            {
                await resources.StatusBackups.Client.DeleteAsync(pass.Key, cancellationToken);
            }
        }
        else if (stored is null)
        {
            await CreateAsync(pass, cancellationToken);
        }
        else
        {
            await ReplaceAsync(pass, cancellationToken);
        }
    }

    /// <summary>A backup that was restored together with its kdcluster belongs to one that is no more.</summary>
    public Task RepairOwnerAsync(ClusterPass pass, CancellationToken cancellationToken) =>
        resources.StatusBackups.Store.Find(pass.Key) is { } backup
            ? OwnerReferences.RepairAsync(resources.StatusBackups.Client, backup, pass.Cluster, cancellationToken)
            : Task.CompletedTask;

    private async Task CreateAsync(ClusterPass pass, CancellationToken cancellationToken)
    {
        var backup = new KubeDirectorStatusBackup
        {
            Metadata = new() { Name = pass.Name, NamespaceProperty = pass.Namespace, OwnerReferences = [OwnerReferences.Of(pass.Cluster)] },
            Spec = new() { StatusBackup = pass.Status },
        };
        try
        {
            await resources.StatusBackups.Client.CreateAsync(backup, cancellationToken);
        }
        catch (HttpOperationException exception) when (exception.IsConflict())
        {
            await ReplaceAsync(pass, cancellationToken);
        }
    }

    /// <summary>A status has no map whose keys come and go, so merging it replaces it.</summary>
    private Task<KubeDirectorStatusBackup> ReplaceAsync(ClusterPass pass, CancellationToken cancellationToken)
    {
        var patch = new JsonObject
        {
            ["spec"] = new JsonObject { ["statusBackup"] = JsonNode.Parse(KubernetesJson.Serialize(pass.Status)) },
        };
        return resources.StatusBackups.Client.MergeAsync(pass.Key, patch, cancellationToken);
    }
}
