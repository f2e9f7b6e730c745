using MlPipeline.Interactive.Declarations;
using MlPipeline.Interactive.Grammar;
using MlPipeline.KubeDirector.Models;

namespace MlPipeline.Interactive.Commands.Models;

/// <summary><c>#!kd-register</c>.</summary>
internal sealed class RegisterCommand(MagicContext context, ModelChanges changes)
{
    private const string Version1 = "/bd-fs-mnt/TenantShare/repo/models/{{user}}/taxi-v1.model";
    private const string Version2 = "/bd-fs-mnt/TenantShare/repo/models/{{user}}/taxi-v2.model";
    private const string Script = "/bd-fs-mnt/TenantShare/repo/code/{{user}}/taxi-scoring.csx";

    private static readonly OptionDeclaration ModelOption = new("model", "Name of the model.", Required: true, Completions: CompletionSource.Models);
    private static readonly OptionDeclaration DescriptionOption = new("description", "What the model is, in a line.");
    private static readonly OptionDeclaration NoWaitOption = new("no-wait", "Do not wait until connected deployments serve it.", ValueKind.Flag);

    private static readonly OptionDeclaration[] FollowOptions = [NoWaitOption, SharedOptions.Timeout(ModelChanges.DefaultSeconds), SharedOptions.Out];

    public MagicCommand Create() => new(
        "kd-register",
        "Register models, so that deployment engines can serve them, and bring versions into service and back.",
        [
            new MagicVerb(
                new VerbDeclaration(
                    "",
                    "Register a model; one that is registered already gets these values.",
                    [
                        ModelOption,
                        .. Described(required: true),
                        new("deploy", "Serve it on this kdcluster, which is created where it is not there.", Completions: CompletionSource.DeploymentClusters),
                        .. FollowOptions,
                    ],
                    Example: $"#!kd-register --model model-{{{{user}}}} --model-version 1 --path {Version1} --scoring-path {Script}",
                    CSharp: "await kd.Models.RegisterAsync(new ModelRegistration($\"model-{kd.User}\", \"1\", \"/bd-fs-mnt/TenantShare/repo/models/student1/taxi-v1.model\"))"),
                changes.RegisterAsync),
            new MagicVerb(
                new VerbDeclaration(
                    "update",
                    "Change a registered model and follow its deployments as they take it over.",
                    [ModelOption, .. Described(required: false), .. FollowOptions],
                    Example: $"#!kd-register update --model model-{{{{user}}}} --model-version 2 --path {Version2}",
                    CSharp: "await kd.Models.UpdateAsync($\"model-{kd.User}\", new ModelChange(Version: \"2\"))"),
                changes.UpdateAsync),
            new MagicVerb(
                new VerbDeclaration(
                    "list", "List the registered models.", [SharedOptions.Out], Example: "#!kd-register list", CSharp: "await kd.Models.ListAsync()"),
                ShowListAsync),
            new MagicVerb(Named("show", "Show a registered model.", "Get", SharedOptions.Out), ShowAsync),
            new MagicVerb(
                Named("history", "List what was registered of a model, and what changed from one entry to the next.", "History", SharedOptions.Out), ShowHistoryAsync),
            new MagicVerb(
                Named("events", "List what happened to a model's ConfigMap: KubeDirector notes there which kdclusters it tells.", "Events", SharedOptions.Out),
                ShowEventsAsync),
            new MagicVerb(
                new VerbDeclaration(
                    "canary",
                    "Let a second version answer a share of the requests for the latest version, or change that share.",
                    [
                        ModelOption,
                        new("percent", "Share of the requests, 0 to 100 percent.", ValueKind.WholeNumber, Required: true),
                        .. Described(required: false),
                        .. FollowOptions,
                    ],
                    Example: $"#!kd-register canary --model model-{{{{user}}}} --model-version 2 --path {Version2} --percent 10\n"
                        + "#!kd-register canary --model model-{{user}} --percent 50",
                    CSharp: "await kd.Models.CanaryAsync($\"model-{kd.User}\", 50)"),
                changes.CanaryAsync),
            new MagicVerb(
                Named("promote", "Make the canary the version in force, for all requests.", "Promote", FollowOptions), changes.PromoteAsync),
            new MagicVerb(
                Named(
                    "rollback",
                    "Go back: end the canary where one is out, else put an earlier version in force again.",
                    "Rollback",
                    [
                        new("model-version", "The version to go back to.", Default: "the one before the one in force", Completions: CompletionSource.ModelVersions),
                        .. FollowOptions,
                    ]),
                changes.RollbackAsync),
            new MagicVerb(Named("delete", "Take a model out of the registry; its files stay.", "Delete"), changes.DeleteAsync),
        ]);

    private static VerbDeclaration Named(string verb, string summary, string method, params OptionDeclaration[] more) => new(
        verb,
        summary,
        [ModelOption, .. more],
        Example: $"#!kd-register {verb} --model model-{{{{user}}}}",
        CSharp: $"await kd.Models.{method}Async($\"model-{{kd.User}}\")");

    private static OptionDeclaration[] Described(bool required) =>
    [
        new("model-version", "Version under which it is served.", Required: required, Completions: CompletionSource.ModelVersions),
        new("path", "The model file: an absolute path in the tenant share, or repo://….", Required: required),
        new("scoring-path", "The scoring script, likewise.", Default: required ? "none" : "stays as it is"),
        DescriptionOption,
    ];

    private async Task ShowListAsync(MagicInvocation invocation, CancellationToken cancellationToken) =>
        await context.ShowAndKeepAsync(
            invocation, await context.Session.Models.ListAsync(cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);

    private Task ShowAsync(MagicInvocation invocation, CancellationToken cancellationToken) =>
        ShowAsync(invocation, context.Session.Models.GetAsync, cancellationToken);

    private Task ShowHistoryAsync(MagicInvocation invocation, CancellationToken cancellationToken) =>
        ShowAsync(invocation, context.Session.Models.HistoryAsync, cancellationToken);

    private Task ShowEventsAsync(MagicInvocation invocation, CancellationToken cancellationToken) =>
        ShowAsync(invocation, context.Session.Models.EventsAsync, cancellationToken);

    private async Task ShowAsync<T>(MagicInvocation invocation, Func<string, CancellationToken, Task<T>> read, CancellationToken cancellationToken)
        where T : notnull =>
        await context.ShowAndKeepAsync(
            invocation, await read(invocation.Required("model"), cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
}
