using k8s;
using k8s.Autorest;
using k8s.Models;
using Microsoft.Extensions.Logging;
using MlPipeline.Operator.Admission.Webhooks;
using MlPipeline.Operator.Api;
using MlPipeline.Operator.CustomResources;
using MlPipeline.Operator.Election;
using MlPipeline.Operator.Members.Exec;

namespace MlPipeline.Operator.Hosting;

/// <summary>
/// An operator against any cluster: teaches it the kinds, reviews writes, and works while it is the leader. All that stand by review
/// writes too.
/// </summary>
/// <param name="client">The API server.</param>
/// <param name="options">How to run.</param>
/// <param name="time">Where time is read.</param>
/// <param name="loggers">Where log entries go.</param>
public sealed class OperatorHost(IKubernetes client, OperatorHostOptions options, TimeProvider time, ILoggerFactory loggers)
{
    private readonly ILogger _logger = loggers.CreateLogger<OperatorHost>();

    /// <summary>Runs until it is cancelled.</summary>
    /// <param name="cancellationToken">Ends the run.</param>
    /// <returns>A task that ends when everything has come to rest.</returns>
    /// <exception cref="HttpOperationException">The API server refuses what the operator needs.</exception>
    /// <exception cref="IOException">The port is taken.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await CreateNamespaceAsync(cancellationToken);
        await CustomResourceInstaller.InstallAsync(client, cancellationToken);
        await using var webhooks = await StartWebhooksAsync(cancellationToken);
        _logger.LogInformation("Operator {Identity} reviews writes at {Url}", options.Identity, webhooks.Url);
        var election = new LeaderElection(client, options.Operator.Namespace, options.Identity, loggers.CreateLogger<LeaderElection>());
        await election.RunAsync(LeadAsync, cancellationToken);
    }

    private Task LeadAsync(CancellationToken cancellationToken) =>
        new KubeDirectorOperator(client, new PodExecMemberAccess(client), options.Operator, time, loggers).RunAsync(cancellationToken);

    private Task CreateNamespaceAsync(CancellationToken cancellationToken) => client.CoreV1
        .CreateNamespaceAsync(
            new V1Namespace { Metadata = new V1ObjectMeta { Name = options.Operator.Namespace } }, cancellationToken: cancellationToken)
        .UnlessPresentAsync();

    private async Task<WebhookServer> StartWebhooksAsync(CancellationToken cancellationToken)
    {
        var (certificate, authorityPem) = await new WebhookCertificates(client, options.Operator.Namespace, time)
            .LoadOrCreateAsync(HostOf(options), cancellationToken);
        return await WebhookServer.StartAsync(
            client,
            options.Operator.Namespace,
            new WebhookOptions
            {
                Certificate = certificate,
                AuthorityPem = authorityPem,
                Address = options.Address,
                Port = options.Port,
                Target = options.Target,
            },
            loggers,
            cancellationToken);
    }

    private static string HostOf(OperatorHostOptions options) => options.Target switch
    {
        WebhookTarget.Url url => url.Address.Host,
        WebhookTarget.Service => $"{WebhookTarget.Service.Name}.{options.Operator.Namespace}.svc",
        _ => options.Address.ToString(),
    };
}
