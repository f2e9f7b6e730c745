using System.Text;
using k8s;
using k8s.Models;
using MlPipeline.KubeDirector.Resources;
using MlPipeline.Operator.Api;

namespace MlPipeline.Operator.Admission.Webhooks;

/// <summary>Tells an API server which writes the operator reviews.</summary>
internal static class WebhookInstaller
{
    private const string Name = "kubedirector-webhook";
    private const string SoftWebhookName = "soft-validate-cr.kubedirector.hpe.com";
    private const int SoftTimeoutSeconds = 10;
    private const int ServicePort = 443;

    public static async Task InstallAsync(
        IKubernetes client, string operatorNamespace, WebhookTarget target, string authorityPem, CancellationToken cancellationToken)
    {
        if (target is WebhookTarget.Service)
        {
            await CreateServiceAsync(client, operatorNamespace, cancellationToken);
        }

        var endpoint = Endpoint(operatorNamespace, target);
        endpoint.CaBundle = Encoding.UTF8.GetBytes(authorityPem);
        var wanted = Configuration(endpoint);
        if (await client.AdmissionregistrationV1.ReadMutatingWebhookConfigurationAsync(Name, cancellationToken: cancellationToken).OrNullAsync() is not { } stored)
        {
            await client.AdmissionregistrationV1.CreateMutatingWebhookConfigurationAsync(wanted, cancellationToken: cancellationToken);
            return;
        }

        wanted.Metadata.ResourceVersion = stored.Metadata.ResourceVersion;
        await client.AdmissionregistrationV1.ReplaceMutatingWebhookConfigurationAsync(wanted, Name, cancellationToken: cancellationToken);
    }

    public static Task UninstallAsync(IKubernetes client, CancellationToken cancellationToken) =>
        client.AdmissionregistrationV1.DeleteMutatingWebhookConfigurationAsync(Name, cancellationToken: cancellationToken).OrNullAsync();

    private static Admissionregistrationv1WebhookClientConfig Endpoint(string operatorNamespace, WebhookTarget target) => target switch
    {
        WebhookTarget.Url url => new() { Url = url.Address.ToString() },
        _ => new()
        {
            Service = new Admissionregistrationv1ServiceReference
            {
                NamespaceProperty = operatorNamespace,
                Name = WebhookTarget.Service.Name,
                Path = WebhookServer.ReviewPath,
                Port = ServicePort,
            },
        },
    };

    private static Task CreateServiceAsync(IKubernetes client, string operatorNamespace, CancellationToken cancellationToken)
    {
        var service = new V1Service
        {
            Metadata = new V1ObjectMeta { Name = WebhookTarget.Service.Name, Labels = new Dictionary<string, string> { ["webhook"] = "kubedirector" } },
            Spec = new V1ServiceSpec
            {
                Selector = new Dictionary<string, string> { ["name"] = "kubedirector" },
                Ports = [new V1ServicePort { Port = ServicePort, TargetPort = WebhookTarget.Service.PodPort }],
            },
        };
        return client.CoreV1.CreateNamespacedServiceAsync(service, operatorNamespace, cancellationToken: cancellationToken).UnlessPresentAsync();
    }

    private static V1MutatingWebhookConfiguration Configuration(Admissionregistrationv1WebhookClientConfig endpoint) => new()
    {
        Metadata = new V1ObjectMeta { Name = Name },
        Webhooks =
        [
            Webhook(AdmissionVerdict.WebhookName, endpoint, "Fail", timeoutSeconds: null, new V1RuleWithOperations
            {
                ApiGroups = [KubeDirectorGroup.Name],
                ApiVersions = [KubeDirectorGroup.Version],
                Resources = [KubeDirectorGroup.ConfigPlural, KubeDirectorGroup.AppPlural, KubeDirectorGroup.ClusterPlural],
                Operations = ["CREATE", "UPDATE", "DELETE"],
            }),
            Webhook(SoftWebhookName, endpoint, "Ignore", SoftTimeoutSeconds, new V1RuleWithOperations
            {
                ApiGroups = [""], ApiVersions = ["v1"], Resources = ["persistentvolumeclaims"], Operations = ["CREATE"],
            }),
        ],
    };

    private static V1MutatingWebhook Webhook(
        string name, Admissionregistrationv1WebhookClientConfig endpoint, string failurePolicy, int? timeoutSeconds, V1RuleWithOperations rule) => new()
        {
            Name = name,
            ClientConfig = endpoint,
            FailurePolicy = failurePolicy,
            TimeoutSeconds = timeoutSeconds,
            SideEffects = "None",
            AdmissionReviewVersions = ["v1"],
            Rules = [rule],
        };
}
