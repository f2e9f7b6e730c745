namespace MlPipeline.Cli.OperatorCommands;

/// <summary>What the command line says, as it says it.</summary>
internal sealed record OperatorSettings(
    string? Kubeconfig,
    string? Context,
    string Namespace,
    string Listen,
    string? WebhookUrl,
    bool WebhookService,
    string Identity,
    bool Json,
    bool Verbose);
