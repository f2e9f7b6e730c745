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
internal sealed class StatusWriter(OperatorResources resources, ILogger<StatusWriter> logger)
{
    private const int MostTries = 10;

    /// <summary>Writes the finalizer and annotation where they are missing, and the status where it differs.</summary>
    /// <returns>Whether the status was written.</returns>
    public async Task<bool> WriteAsync(ClusterPass pass, CancellationToken cancellationToken)
    {
        Prune(pass.Status);
        if (!await EnsureMetadataAsync(pass, cancellationToken) || !HasChanged(pass))
        {
            return false;
        }

        pass.Status.GenerationUid = Guid.NewGuid().ToString();
        return await TryAsync(
            pass,
            current =>
            {
                current.Status = pass.Status;
                return resources.Clusters.Client.ReplaceStatusAsync(current, cancellationToken);
            },
            cancellationToken);
    }

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
        if (IsMarked(pass.Stored))
        {
            return true;
        }

        return await TryAsync(
            pass,
            current => IsMarked(current)
                ? Task.FromResult(current)
                : resources.Clusters.Client.MergeAsync(pass.Key, Marks(current), cancellationToken),
            cancellationToken);
    }

    private static bool IsMarked(KubeDirectorCluster cluster) =>
        (cluster.HasFinalizer(KubeDirectorGroup.CleanupFinalizer) || cluster.Metadata.DeletionTimestamp is not null)
        && cluster.GetAnnotation(KubeDirectorAnnotations.StatusBackupExists) == "false";

    private static JsonObject Marks(KubeDirectorCluster current)
    {
        var finalizers = (current.Metadata.Finalizers ?? []).Append(KubeDirectorGroup.CleanupFinalizer).Distinct();
        return new JsonObject
        {
            ["metadata"] = new JsonObject
            {
                ["resourceVersion"] = current.Metadata.ResourceVersion,
                ["finalizers"] = new JsonArray([.. finalizers.Select(finalizer => JsonValue.Create(finalizer))]),
                ["annotations"] = new JsonObject { [KubeDirectorAnnotations.StatusBackupExists] = "false" },
            },
        };
    }

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
