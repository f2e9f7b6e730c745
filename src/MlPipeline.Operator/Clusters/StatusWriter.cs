using System.Text.Json.Nodes;
using k8s;
using k8s.Autorest;
using k8s.Models;
using Microsoft.Extensions.Logging;
using MlPipeline.Contracts.KubeDirector;
using MlPipeline.KubeDirector.Resources;
using MlPipeline.Operator.Api;

namespace MlPipeline.Operator.Clusters;

/// <summary>Writes what a pass worked out. Somebody else's change in between costs another try and loses nothing.</summary>
internal sealed class StatusWriter(OperatorResources resources, StatusBackups backups, ILogger<StatusWriter> logger)
{
    private const int MostTries = 10;

    /// <summary>Writes the finalizer and annotation where they are missing, and status and backup where they differ.</summary>
    /// <returns>Whether the status was written.</returns>
    public async Task<bool> WriteAsync(ClusterPass pass, CancellationToken cancellationToken)
    {
        Prune(pass.Status);
        await backups.RepairOwnerAsync(pass, cancellationToken);
        if (!await EnsureMetadataAsync(pass, cancellationToken) || !(HasChanged(pass) || backups.AreWrong(pass)))
        {
            return false;
        }

        pass.Status.GenerationUid = Guid.NewGuid().ToString();
        await backups.SyncAsync(pass, cancellationToken);
        return await ReplaceAsync(pass, cancellationToken);
    }

    /// <summary>Writes the status of a kdcluster that is being restored, and nothing else of it.</summary>
    public async Task WriteRestoredAsync(ClusterPass pass, CancellationToken cancellationToken)
    {
        if (HasChanged(pass))
        {
            pass.Status.GenerationUid = Guid.NewGuid().ToString();
            await ReplaceAsync(pass, cancellationToken);
        }
    }

    private Task<bool> ReplaceAsync(ClusterPass pass, CancellationToken cancellationToken) =>
        TryAsync(
            pass,
            current =>
            {
                current.Status = pass.Status;
                return resources.Clusters.Client.ReplaceStatusAsync(current, cancellationToken);
            },
            cancellationToken);

    private static void Prune(KubeDirectorClusterStatus status)
    {
        status.Roles = [.. status.Roles.Where(role => role.StatefulSet.Length > 0)];
        foreach (var role in status.Roles)
        {
            role.Members = [.. role.Members.Where(member => member.Pod.Length > 0)];
        }
    }

    private static bool HasChanged(ClusterPass pass) =>
        pass.Stored.Status is not { } before || KubernetesJson.Serialize(before) != KubernetesJson.Serialize(pass.Status);

    /// <returns>False where the kdcluster is gone.</returns>
    private async Task<bool> EnsureMetadataAsync(ClusterPass pass, CancellationToken cancellationToken)
    {
        if (IsMarked(pass, pass.Stored))
        {
            return true;
        }

        return await TryAsync(
            pass,
            current => IsMarked(pass, current)
                ? Task.FromResult(current)
                : resources.Clusters.Client.MergeAsync(pass.Key, Marks(pass, current), cancellationToken),
            cancellationToken);
    }

    private static bool IsMarked(ClusterPass pass, KubeDirectorCluster cluster) =>
        (cluster.HasFinalizer(KubeDirectorGroup.CleanupFinalizer) || cluster.Metadata.DeletionTimestamp is not null)
        && cluster.GetAnnotation(KubeDirectorAnnotations.StatusBackupExists) == BackupMark(pass);

    private static JsonObject Marks(ClusterPass pass, KubeDirectorCluster current)
    {
        var patch = Finalizers.Added(current);
        patch["metadata"]!["annotations"] = new JsonObject { [KubeDirectorAnnotations.StatusBackupExists] = BackupMark(pass) };
        return patch;
    }

    private static string BackupMark(ClusterPass pass) => StatusBackups.AreWanted(pass) ? "true" : "false";

    private async Task<bool> TryAsync(
        ClusterPass pass, Func<KubeDirectorCluster, Task<KubeDirectorCluster>> write, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var current = resources.Clusters.Store.Find(pass.Key);
            if (current is null || current.Metadata.Uid != pass.Stored.Metadata.Uid)
            {
                return false;
            }

            try
            {
                await write(Copy(current));
                return true;
            }
            catch (HttpOperationException exception) when (exception.IsNotFound())
            {
                return false;
            }
            catch (HttpOperationException exception) when (exception.IsConflict() && attempt < MostTries)
            {
                logger.LogDebug("{Cluster} was changed meanwhile; writing again", pass.Key);
                await resources.Clusters.Client.FindAsync(pass.Key, cancellationToken);
            }
        }
    }

    /// <summary>Objects in the store are shared and never changed.</summary>
    private static KubeDirectorCluster Copy(KubeDirectorCluster cluster) => new()
    {
        Metadata = cluster.Metadata,
        Spec = cluster.Spec,
        Status = cluster.Status,
    };
}
