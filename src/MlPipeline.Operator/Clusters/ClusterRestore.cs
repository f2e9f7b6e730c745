using System.Text.Json.Nodes;
using k8s;
using k8s.Autorest;
using k8s.Models;
using MlPipeline.Contracts.KubeDirector;
using MlPipeline.KubeDirector.Resources;
using MlPipeline.Operator.Api;
using MlPipeline.Operator.Events;
using MlPipeline.Operator.Objects;

namespace MlPipeline.Operator.Clusters;

/// <summary>Waits until all that belongs to a kdcluster from a backup is there, and then hands it to the normal work.</summary>
internal sealed class ClusterRestore(OperatorResources resources, StatusBackups backups, EventRecorder events)
{
    public static bool IsDue(KubeDirectorCluster cluster) => cluster.GetLabel(KubeDirectorLabels.Restoring) is not null;

    public async Task AdvanceAsync(ClusterPass pass, CancellationToken cancellationToken)
    {
        var progress = Begin(pass);
        if (progress is { AwaitingApp: false, AwaitingStatus: false, AwaitingResources: false })
        {
            await ResumeAsync(pass, progress, cancellationToken);
            return;
        }

        LookForApp(pass, progress);
        LookForStatus(pass, progress);
        if (!progress.AwaitingStatus)
        {
            LookForResources(pass, progress);
        }
    }

    private RestoreProgress Begin(ClusterPass pass)
    {
        if (pass.Stored.Status?.RestoreProgress is { } known)
        {
            pass.Status.RestoreProgress = new RestoreProgress
            {
                AwaitingApp = known.AwaitingApp,
                AwaitingStatus = known.AwaitingStatus,
                AwaitingResources = known.AwaitingResources,
                Error = known.Error,
            };
            return pass.Status.RestoreProgress;
        }

        Tell(pass, "setting initial restore-progress flags");
        return pass.Status.RestoreProgress = new RestoreProgress { AwaitingApp = true, AwaitingStatus = true, AwaitingResources = true };
    }

    /// <summary>Without its label the kdcluster is reviewed like a new one, and may be refused.</summary>
    private async Task ResumeAsync(ClusterPass pass, RestoreProgress progress, CancellationToken cancellationToken)
    {
        var patch = new JsonObject { ["metadata"] = new JsonObject { ["labels"] = new JsonObject { [KubeDirectorLabels.Restoring] = null } } };
        try
        {
            await resources.Clusters.Client.MergeAsync(pass.Key, patch, cancellationToken);
            events.Normal(pass.Stored, EventReasons.Cluster, "resuming reconciliation");
            progress.Error = null;
        }
        catch (HttpOperationException exception) when (!exception.IsNotFound())
        {
            progress.Error = Reason(exception);
            events.Normal(pass.Stored, EventReasons.Cluster, $"failed to resume reconciliation: {progress.Error}");
        }
    }

    private static string Reason(HttpOperationException exception) =>
        JsonNode.Parse(exception.Response.Content is { Length: > 0 } body ? body : "{}")?["message"]?.GetValue<string>() ?? exception.Message;

    private void LookForApp(ClusterPass pass, RestoreProgress progress)
    {
        var where = $"kdapp {pass.Cluster.Spec.App} ({pass.Cluster.Spec.AppCatalog ?? "auto"} catalog)";
        Tell(pass, pass.App is null ? $"awaiting {where}" : $"{where} is present");
        progress.AwaitingApp = pass.App is null;
    }

    private void LookForStatus(ClusterPass pass, RestoreProgress progress)
    {
        if (!progress.AwaitingStatus)
        {
            return;
        }

        if (pass.Stored.GetAnnotation(KubeDirectorAnnotations.StatusBackupExists) == "false")
        {
            Tell(pass, "kdstatusbackup was not ever created");
            progress.Error = "KD status backups were not enabled at the time this kdcluster was snapshotted; "
                + "it is not possible to do automatic status recovery and resume reconciliation.";
        }
        else if (backups.Find(pass) is { } status)
        {
            Tell(pass, "kdstatusbackup is present");
            progress.AwaitingStatus = false;
            pass.TakeOver(status, progress);
        }
        else
        {
            Tell(pass, "awaiting kdstatusbackup");
        }
    }

    private void LookForResources(ClusterPass pass, RestoreProgress progress)
    {
        var missing = Missing(pass).ToList();
        missing.ForEach(what => Tell(pass, $"{what} does not exist"));
        Tell(pass, missing.Count == 0 ? "component resources are present" : "awaiting component resources");
        progress.AwaitingResources = missing.Count > 0;
    }

    private IEnumerable<string> Missing(ClusterPass pass)
    {
        var roles = pass.Status.Roles;
        var services = roles.SelectMany(role => role.Members).Select(member => member.Service).Where(name => name is not ("" or ObjectNames.NoService));
        return
        [
            .. Missing(pass, "cluster service", resources.Services.Store, [pass.Status.ClusterService ?? ""]),
            .. Missing(pass, "statefulset", resources.StatefulSets.Store, roles.Select(role => role.StatefulSet)),
            .. Missing(pass, "member service", resources.Services.Store, services),
            .. pass.Config.AllowRestoreWithoutConnections == true ? [] : MissingConnections(pass),
        ];
    }

    private IEnumerable<string> MissingConnections(ClusterPass pass)
    {
        var connections = pass.Cluster.Spec.Connections;
        return
        [
            .. Missing(pass, "connected kdcluster", resources.Clusters.Store, connections?.Clusters ?? []),
            .. Missing(pass, "connected ConfigMap", resources.ConfigMaps.Store, connections?.ConfigMaps ?? []),
            .. Missing(pass, "connected Secret", resources.Secrets.Store, connections?.Secrets ?? []),
        ];
    }

    private static IEnumerable<string> Missing<T>(ClusterPass pass, string what, Informers.ResourceStore<T> store, IEnumerable<string> names)
        where T : class, IKubernetesObject<V1ObjectMeta> =>
        names.Where(name => name.Length > 0 && store.Find(new ResourceKey(pass.Namespace, name)) is null).Select(name => $"{what} {name}");

    private void Tell(ClusterPass pass, string what) => events.Normal(pass.Stored, EventReasons.Cluster, "being restored: " + what);
}
