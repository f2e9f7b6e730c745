using MlPipeline.Interactive.Commands.Clusters;
using MlPipeline.Interactive.Grammar;
using MlPipeline.Interactive.Hosting;
using MlPipeline.Interactive.Views;
using MlPipeline.KubeDirector.Models;

namespace MlPipeline.Interactive.Commands.Models;

/// <summary>The verbs of <c>#!kd-register</c> that change something; what deployments say of a change belongs to it.</summary>
internal sealed class ModelChanges(MagicContext context, ClusterWait wait, ModelServing serving)
{
    public const int DefaultSeconds = ClusterWait.DefaultSeconds;

    private static readonly string[] ChangeOptions = ["model-version", "path", "scoring-path", "description"];

    private KdModels Models => context.Session.Models;

    public async Task RegisterAsync(MagicInvocation invocation, CancellationToken cancellationToken)
    {
        var registration = new ModelRegistration(
            invocation.Required("model"),
            invocation.Required("model-version"),
            invocation.Required("path"),
            invocation.Text("scoring-path") ?? "",
            invocation.Text("description") ?? "");
        var model = await Models.RegisterAsync(registration, cancellationToken).ConfigureAwait(false);
        if (invocation.Text("deploy") is { } cluster)
        {
            model = await DeployAsync(invocation, model, cluster, cancellationToken).ConfigureAwait(false);
        }

        await ShowAndFollowAsync(invocation, model, model.Version, cancellationToken).ConfigureAwait(false);
    }

    public async Task UpdateAsync(MagicInvocation invocation, CancellationToken cancellationToken)
    {
        if (!ChangeOptions.Any(invocation.Has))
        {
            throw new MagicException("#!kd-register update is told nothing to change.", "Add --model-version, --path, --scoring-path or --description.");
        }

        var change = new ModelChange(
            invocation.Text("model-version"), invocation.Text("path"), invocation.Text("scoring-path"), invocation.Text("description"));
        var model = await Models.UpdateAsync(invocation.Required("model"), change, cancellationToken).ConfigureAwait(false);
        await ShowAndFollowAsync(invocation, model, model.Version, cancellationToken).ConfigureAwait(false);
    }

    public async Task CanaryAsync(MagicInvocation invocation, CancellationToken cancellationToken)
    {
        var name = invocation.Required("model");
        var percent = (int)Math.Min(invocation.Integer("percent")!.Value, int.MaxValue);
        var model = ChangeOptions.Any(invocation.Has)
            ? await Models.CanaryAsync(name, await NewCanaryAsync(invocation, name, percent, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false)
            : await Models.CanaryAsync(name, percent, cancellationToken).ConfigureAwait(false);
        await ShowAndFollowAsync(invocation, model, model.Canary!.Version, cancellationToken).ConfigureAwait(false);
    }

    public async Task PromoteAsync(MagicInvocation invocation, CancellationToken cancellationToken)
    {
        var model = await Models.PromoteAsync(invocation.Required("model"), cancellationToken).ConfigureAwait(false);
        await ShowAndFollowAsync(invocation, model, model.Version, cancellationToken).ConfigureAwait(false);
    }

    public async Task RollbackAsync(MagicInvocation invocation, CancellationToken cancellationToken)
    {
        var model = await Models.RollbackAsync(invocation.Required("model"), invocation.Text("model-version"), cancellationToken).ConfigureAwait(false);
        await ShowAndFollowAsync(invocation, model, model.Version, cancellationToken).ConfigureAwait(false);
    }

    public async Task DeleteAsync(MagicInvocation invocation, CancellationToken cancellationToken)
    {
        var name = invocation.Required("model");
        await Models.DeleteAsync(name, cancellationToken).ConfigureAwait(false);
        context.Show(new View($"Model {name}", [], "deleted"));
    }

    private async Task<RegisteredModel> DeployAsync(
        MagicInvocation invocation, RegisteredModel model, string cluster, CancellationToken cancellationToken)
    {
        var before = await context.Session.Clusters.FindAsync(cluster, cancellationToken).ConfigureAwait(false);
        await Models.DeployAsync(model.Name, cluster, cancellationToken).ConfigureAwait(false);
        if (!invocation.Has("no-wait"))
        {
            await wait.FollowAsync(invocation, cluster, before, cancellationToken).ConfigureAwait(false);
        }

        return await Models.GetAsync(model.Name, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>What the line leaves out is as in the version in force, or in the canary that is out under the same version.</summary>
    private async Task<ModelCanary> NewCanaryAsync(MagicInvocation invocation, string name, int percent, CancellationToken cancellationToken)
    {
        var model = await Models.GetAsync(name, cancellationToken).ConfigureAwait(false);
        var version = invocation.Text("model-version") ?? model.Canary?.Version
            ?? throw new MagicException("#!kd-register canary needs --model-version.", "Name the version that shall be tried.");
        var known = model.Canary is { } canary && canary.Version == version ? canary : null;
        return new ModelCanary(
            version,
            invocation.Text("path") ?? known?.Path ?? throw new MagicException("#!kd-register canary needs --path.", "Name the model file of the version that shall be tried."),
            invocation.Text("scoring-path") ?? known?.ScoringPath ?? model.ScoringPath,
            invocation.Text("description") ?? known?.Description ?? "",
            percent);
    }

    /// <summary>Only the engines can see whether the files are there, so what they say of the change belongs to it.</summary>
    private async Task ShowAndFollowAsync(MagicInvocation invocation, RegisteredModel model, string version, CancellationToken cancellationToken)
    {
        await context.ShowAndKeepAsync(invocation, model, cancellationToken).ConfigureAwait(false);
        var timeout = invocation.Seconds("timeout") ?? TimeSpan.FromSeconds(DefaultSeconds);
        foreach (var cluster in invocation.Has("no-wait") ? [] : model.Deployments)
        {
            await serving.WaitAsync(cluster, model.Name, version, timeout, cancellationToken).ConfigureAwait(false);
        }
    }
}
