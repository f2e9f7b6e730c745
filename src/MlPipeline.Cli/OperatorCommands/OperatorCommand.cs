using System.CommandLine;
using MlPipeline.Operator.Admission.Webhooks;

namespace MlPipeline.Cli.OperatorCommands;

/// <summary><c>mlpipeline operator</c>: what looks after kdclusters, against any cluster.</summary>
internal sealed class OperatorCommand
{
    private readonly Option<string?> _kubeconfig = new("--kubeconfig")
    {
        Description = "Kubeconfig of a user who may administer the cluster (that of kubectl unless told otherwise; in a pod, its service account).",
        HelpName = "FILE",
    };

    private readonly Option<string?> _context = new("--context") { Description = "Context of the kubeconfig.", HelpName = "NAME" };

    private readonly Option<string> _namespace = new("--namespace")
    {
        Description = "Namespace of the operator: its lease, its kdconfig and the kdapps of the system catalogue.",
        HelpName = "NAME",
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable("MY_NAMESPACE") is { Length: > 0 } own ? own : "kubedirector",
    };

    private readonly Option<string> _listen = new("--listen")
    {
        Description = "Where it answers API servers, and serves /healthz and /metrics.",
        HelpName = "ADDRESS:PORT",
        DefaultValueFactory = _ => $"127.0.0.1:{WebhookTarget.Service.PodPort}",
    };

    private readonly Option<string?> _webhookUrl = new("--webhook-url")
    {
        Description = "Where API servers reach it, where that is not the address it listens on.",
        HelpName = "URL",
    };

    private readonly Option<bool> _webhookService = new("--webhook-service")
    {
        Description = "API servers reach it through the Service kubedirector-validator: for an operator in a pod with the label name=kubedirector.",
    };

    private readonly Option<string> _identity = new("--identity")
    {
        Description = "Name of this operator among those that stand by.",
        HelpName = "NAME",
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable("POD_NAME") is { Length: > 0 } pod
            ? pod
            : FormattableString.Invariant($"{Environment.MachineName}-{Environment.ProcessId}"),
    };

    private readonly Option<bool> _json = new("--json") { Description = "Write log entries as JSON, one a line." };

    private readonly Option<bool> _verbose = new("--verbose") { Description = "Write more log entries." };

    private OperatorCommand()
    {
    }

    public static Command Create() => new OperatorCommand().Build();

    private Command Build()
    {
        var command = new Command("operator", "Look after the kdclusters of any cluster, as KubeDirector does.");
        foreach (var option in new Option[] { _kubeconfig, _context, _namespace, _listen, _webhookUrl, _webhookService, _identity, _json, _verbose })
        {
            command.Options.Add(option);
        }

        command.SetAction((parsed, cancellationToken) => OperatorRun.RunAsync(Read(parsed), cancellationToken));
        return command;
    }

    private OperatorSettings Read(ParseResult parsed) => new(
        parsed.GetValue(_kubeconfig),
        parsed.GetValue(_context),
        parsed.GetValue(_namespace)!,
        parsed.GetValue(_listen)!,
        parsed.GetValue(_webhookUrl),
        parsed.GetValue(_webhookService),
        parsed.GetValue(_identity)!,
        parsed.GetValue(_json),
        parsed.GetValue(_verbose));
}
