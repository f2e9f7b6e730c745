using MlPipeline.Interactive.Declarations;
using MlPipeline.Interactive.Grammar;
using MlPipeline.Interactive.Hosting;
using MlPipeline.Interactive.Views;
using MlPipeline.KubeDirector.Models;

namespace MlPipeline.Interactive.Commands.Models;

/// <summary><c>#!kd-register</c>.</summary>
internal sealed class RegisterCommand(MagicContext context, ModelServing serving)
{
    private const int DefaultSeconds = 60;

    private static readonly OptionDeclaration ModelOption = new("model", "Name of the model.", Required: true, Completions: CompletionSource.Models);
    private static readonly OptionDeclaration DescriptionOption = new("description", "What the model is, in a line.");
    private static readonly OptionDeclaration NoWaitOption = new("no-wait", "Do not wait until connected deployments serve it.", ValueKind.Flag);

    private static readonly string[] ChangeOptions = ["model-version", "path", "scoring-path", "description"];

    public MagicCommand Create() => new(
        "kd-register",
        "Register models, so that deployment engines can serve them.",
        [
            new MagicVerb(
                new VerbDeclaration(
                    "",
                    "Register a model; one that is registered already gets these values.",
                    [ModelOption, .. Described(required: true), NoWaitOption, SharedOptions.Timeout(DefaultSeconds), SharedOptions.Out],
                    Example: "#!kd-register --model model-{{user}} --model-version 1 --path /bd-fs-mnt/TenantShare/repo/models/{{user}}/taxi-v1.model "
                        + "--scoring-path /bd-fs-mnt/TenantShare/repo/code/{{user}}/taxi-scoring.csx"),
                RegisterAsync),
            new MagicVerb(
                new VerbDeclaration(
                    "update",
                    "Change a registered model and follow its deployments as they take it over.",
                    [ModelOption, .. Described(required: false), NoWaitOption, SharedOptions.Timeout(DefaultSeconds), SharedOptions.Out],
                    Example: "#!kd-register update --model model-{{user}} --model-version 2 --path /bd-fs-mnt/TenantShare/repo/models/{{user}}/taxi-v2.model"),
                UpdateAsync),
            new MagicVerb(new VerbDeclaration("list", "List the registered models.", [], Example: "#!kd-register list"), ShowListAsync),
            new MagicVerb(
                new VerbDeclaration("show", "Show a registered model.", [ModelOption, SharedOptions.Out], Example: "#!kd-register show --model model-{{user}}"),
                ShowAsync),
            new MagicVerb(
                new VerbDeclaration("delete", "Take a model out of the registry; its files stay.", [ModelOption], Example: "#!kd-register delete --model model-{{user}}"),
                DeleteAsync),
        ]);

    private static OptionDeclaration[] Described(bool required) =>
    [
        new("model-version", "Version under which it is served.", Required: required, Completions: CompletionSource.ModelVersions),
        new("path", "The model file: an absolute path in the tenant share, or repo://….", Required: required),
        new("scoring-path", "The scoring script, likewise.", Default: required ? "none" : "stays as it is"),
        DescriptionOption,
    ];

    private async Task RegisterAsync(MagicInvocation invocation, CancellationToken cancellationToken)
    {
        var registration = new ModelRegistration(
            invocation.Required("model"),
            invocation.Required("model-version"),
            invocation.Required("path"),
            invocation.Text("scoring-path") ?? "",
            invocation.Text("description") ?? "");
        var model = await context.Session.Models.RegisterAsync(registration, cancellationToken).ConfigureAwait(false);
        await ShowAndFollowAsync(invocation, model, cancellationToken).ConfigureAwait(false);
    }

    private async Task UpdateAsync(MagicInvocation invocation, CancellationToken cancellationToken)
    {
        if (!ChangeOptions.Any(invocation.Has))
        {
            throw new MagicException("#!kd-register update is told nothing to change.", "Add --model-version, --path, --scoring-path or --description.");
        }

        var change = new ModelChange(
            invocation.Text("model-version"), invocation.Text("path"), invocation.Text("scoring-path"), invocation.Text("description"));
        var model = await context.Session.Models.UpdateAsync(invocation.Required("model"), change, cancellationToken).ConfigureAwait(false);
        await ShowAndFollowAsync(invocation, model, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Only the engines can see whether the files are there, so what they say of the change belongs to it.</summary>
    private async Task ShowAndFollowAsync(MagicInvocation invocation, RegisteredModel model, CancellationToken cancellationToken)
    {
        context.Show(model);
        await context.KeepAsync(invocation, model, cancellationToken).ConfigureAwait(false);
        var timeout = invocation.Seconds("timeout") ?? TimeSpan.FromSeconds(DefaultSeconds);
        foreach (var cluster in invocation.Has("no-wait") ? [] : model.Deployments)
        {
            await serving.WaitAsync(cluster, model.Name, model.Version, timeout, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task ShowListAsync(MagicInvocation invocation, CancellationToken cancellationToken) =>
        context.Show(await context.Session.Models.ListAsync(cancellationToken).ConfigureAwait(false));

    private async Task ShowAsync(MagicInvocation invocation, CancellationToken cancellationToken)
    {
        var model = await context.Session.Models.GetAsync(invocation.Required("model"), cancellationToken).ConfigureAwait(false);
        context.Show(model);
        await context.KeepAsync(invocation, model, cancellationToken).ConfigureAwait(false);
    }

    private async Task DeleteAsync(MagicInvocation invocation, CancellationToken cancellationToken)
    {
        var name = invocation.Required("model");
        await context.Session.Models.DeleteAsync(name, cancellationToken).ConfigureAwait(false);
        context.Show(new View($"Model {name}", [], "deleted"));
    }
}
