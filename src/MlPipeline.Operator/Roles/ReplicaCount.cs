using System.Text.Json.Nodes;
using k8s.Models;
using MlPipeline.Operator.Api;
using MlPipeline.Operator.Clusters;
using MlPipeline.Operator.Events;

namespace MlPipeline.Operator.Roles;

/// <summary>Sets how many pods a stateful set is to have.</summary>
internal sealed class ReplicaCount(OperatorResources resources, EventRecorder events)
{
    public async Task SetAsync(ClusterPass pass, string role, V1StatefulSet statefulSet, int replicas, CancellationToken cancellationToken)
    {
        var name = statefulSet.Metadata.Name;
        events.Normal(
            pass.Stored, EventReasons.Role, $"changing replicas count for role{{{role}}}: {statefulSet.Spec.Replicas ?? 1} -> {replicas}");
        try
        {
            await resources.StatefulSets.Client.MergeAsync(
                new ResourceKey(pass.Namespace, name), new JsonObject { ["spec"] = new JsonObject { ["replicas"] = replicas } }, cancellationToken);
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            events.Warning(pass.Stored, EventReasons.Role, $"failed to change StatefulSet{{{name}}} replicas");
            throw;
        }
    }
}
