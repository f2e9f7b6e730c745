using System.Net;
using k8s;
using k8s.Exceptions;
using MlPipeline.Operator;
using MlPipeline.Operator.Admission.Webhooks;
using MlPipeline.Operator.Hosting;

namespace MlPipeline.Cli.OperatorCommands;

/// <summary>Makes of the command line what an operator needs, or says what is wrong with it.</summary>
internal static class OperatorSettingsReader
{
    public static OperatorHostOptions ReadHost(OperatorSettings settings)
    {
        var listen = IPEndPoint.TryParse(settings.Listen, out var endpoint) && endpoint.Port > 0
            ? endpoint
            : throw new OperatorCommandException($"--listen is {settings.Listen}.", "Give an IP address and a port, for example 127.0.0.1:8443.");
        return new OperatorHostOptions
        {
            Operator = new OperatorOptions { Namespace = settings.Namespace },
            Identity = settings.Identity,
            Address = listen.Address,
            Port = listen.Port,
            Target = ReadTarget(settings),
        };
    }

    public static KubernetesClientConfiguration ReadClient(OperatorSettings settings)
    {
        try
        {
            return settings.Kubeconfig is null && settings.Context is null
                ? KubernetesClientConfiguration.BuildDefaultConfig()
                : KubernetesClientConfiguration.BuildConfigFromConfigFile(settings.Kubeconfig, settings.Context);
        }
        catch (Exception exception) when (exception is KubeConfigException or IOException or UnauthorizedAccessException or YamlDotNet.Core.YamlException)
        {
            throw new OperatorCommandException(
                $"The kubeconfig cannot be used: {exception.Message.TrimEnd('.')}.",
                "Name one with --kubeconfig; 'mlpipeline sandbox kubeconfig --admin' writes that of the sandbox.");
        }
    }

    private static WebhookTarget? ReadTarget(OperatorSettings settings) => settings switch
    {
        { WebhookUrl: not null, WebhookService: true } => throw new OperatorCommandException(
            "--webhook-url and --webhook-service exclude one another.", "Give the one by which API servers reach the operator."),
        { WebhookService: true } => new WebhookTarget.Service(),
        { WebhookUrl: { } text } when Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme == Uri.UriSchemeHttps =>
            new WebhookTarget.Url(new Uri(url, "/validate")),
        { WebhookUrl: { } text } => throw new OperatorCommandException(
            $"--webhook-url is {text}.", "Give the address of this operator as API servers see it, for example https://10.0.0.5:8443."),
        _ => null,
    };
}
