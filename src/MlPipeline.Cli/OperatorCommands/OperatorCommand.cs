using System.CommandLine;
using MlPipeline.Operator.Admission.Webhooks;

namespace MlPipeline.Cli.OperatorCommands;

/// <summary><c>mlpipeline operator</c>: what looks after kdclusters, against any cluster.</summary>
internal static class OperatorCommand
{
    private static readonly Option<string?> Kubeconfig = new("--kubeconfig")
    {
        Description = "Kubeconfig of a user who may administer the cluster (that of kubectl unless told otherwise; in a pod, its service account).",
        HelpName = "FILE",
    };

    private static readonly Option<string?> Context = new("--context") { Description = "Context of the kubeconfig.", HelpName = "NAME" };

    private static readonly Option<string> Namespace = new("--namespace")
    {
        Description = "Namespace of the operator: its lease, its kdconfig and the kdapps of the system catalogue.",
        HelpName = "NAME",
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable("MY_NAMESPACE") is { Length: > 0 } own ? own : "kubedirector",
    };

    private static readonly Option<string> Listen = new("--listen")
    {
        Description = "Where it answers API servers, and serves /healthz and /metrics.",
        HelpName = "ADDRESS:PORT",
        DefaultValueFactory = _ => $"127.0.0.1:{WebhookTarget.Service.PodPort}",
    };

    private static readonly Option<string?> WebhookUrl = new("--webhook-url")
    {
        Description = "Where API servers reach it, where that is not the address it listens on.",
        HelpName = "URL",
    };

    private static readonly Option<bool> WebhookService = new("--webhook-service")
    {
        Description = "API servers reach it through the Service kubedirector-validator: for an operator in a pod with the label name=kubedirector.",
    };

    private static readonly Option<string> Identity = new("--identity")
    {
        Description = "Name of this operator among those that stand by.",
        HelpName = "NAME",
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable("POD_NAME") is { Length: > 0 } pod
            ? pod
            : FormattableString.Invariant($"{Environment.MachineName}-{Environment.ProcessId}"),
    };

    private static readonly Option<bool> Json = new("--json") { Description = "Write log entries as JSON, one a line." };

    private static readonly Option<bool> Verbose = new("--verbose") { Description = "Write more log entries." };

    public static Command Create()
    {
        var command = new Command("operator", "Look after the kdclusters of any cluster, as KubeDirector does.");
        foreach (var option in new Option[] { Kubeconfig, Context, Namespace, Listen, WebhookUrl, WebhookService, Identity, Json, Verbose })
        {
            command.Options.Add(option);
        }

        command.SetAction((parsed, cancellationToken) => OperatorRun.RunAsync(Read(parsed), cancellationToken));
        return command;
    }

    private static OperatorSettings Read(ParseResult parsed) => new(
        parsed.GetValue(Kubeconfig),
        parsed.GetValue(Context),
        parsed.GetValue(Namespace)!,
        parsed.GetValue(Listen)!,
        parsed.GetValue(WebhookUrl),
        parsed.GetValue(WebhookService),
        parsed.GetValue(Identity)!,
        parsed.GetValue(Json),
        parsed.GetValue(Verbose));
}
