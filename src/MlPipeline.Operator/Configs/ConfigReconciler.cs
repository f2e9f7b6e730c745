using k8s.Autorest;
using k8s.Models;
using MlPipeline.KubeDirector.Resources;
using MlPipeline.Operator.Api;
using MlPipeline.Operator.Events;

namespace MlPipeline.Operator.Configs;

/// <summary>Takes the kdconfig from <c>creating</c> to <c>ready</c>. What it says holds as soon as it is stored.</summary>
internal sealed class ConfigReconciler(OperatorResources resources, EventRecorder events)
{
    public async Task<TimeSpan?> ReconcileAsync(ResourceKey key, CancellationToken cancellationToken)
    {
        try
        {
            if (resources.Configs.Store.Find(key) is { } config)
            {
                await AdvanceAsync(key, config, cancellationToken);
            }
        }
        catch (HttpOperationException exception) when (exception.IsNotFound())
        {
            // It went meanwhile.
        }

        return null;
    }

    private async Task AdvanceAsync(ResourceKey key, KubeDirectorConfig config, CancellationToken cancellationToken)
    {
        if (config.Metadata.DeletionTimestamp is not null)
        {
            await ReleaseAsync(key, config, cancellationToken);
        }
        else if (!config.HasFinalizer(KubeDirectorGroup.CleanupFinalizer))
        {
            await resources.Configs.Client.MergeAsync(key, Finalizers.Added(config), cancellationToken);
        }
        else if (string.IsNullOrEmpty(config.Status?.State))
        {
            events.Normal(config, EventReasons.Config, "new");
            await WriteStateAsync(config, ConfigStates.Creating, cancellationToken);
        }
        else if (config.Status.State != ConfigStates.Ready)
        {
            events.Normal(config, EventReasons.Config, "stable");
            await WriteStateAsync(config, ConfigStates.Ready, cancellationToken);
        }
    }

    private async Task ReleaseAsync(ResourceKey key, KubeDirectorConfig config, CancellationToken cancellationToken)
    {
        if (config.HasFinalizer(KubeDirectorGroup.CleanupFinalizer))
        {
            events.Normal(config, EventReasons.Config, "greenlighting for deletion");
            await resources.Configs.Client.MergeAsync(key, Finalizers.Removed(config), cancellationToken);
        }
    }

    private Task<KubeDirectorConfig> WriteStateAsync(KubeDirectorConfig config, string state, CancellationToken cancellationToken) =>
        resources.Configs.Client.ReplaceStatusAsync(
            new KubeDirectorConfig
            {
                Metadata = config.Metadata,
                Spec = config.Spec,
                Status = new KubeDirectorConfigStatus { GenerationUid = Guid.NewGuid().ToString(), State = state },
            },
            cancellationToken);
}
