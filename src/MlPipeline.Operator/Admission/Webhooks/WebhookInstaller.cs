using System.Net;
using System.Text;
using k8s;
using k8s.Autorest;
using k8s.Models;
using MlPipeline.KubeDirector.Resources;

namespace MlPipeline.Operator.Admission.Webhooks;

/// <summary>Tells an API server which writes the operator reviews.</summary>
internal static class WebhookInstaller
{
    private const string Name = "kubedirector-webhook";
    private const string SoftWebhookName = "soft-validate-cr.kubedirector.hpe.com";
    private const int SoftTimeoutSeconds = 10;

    public static async Task InstallAsync(IKubernetes client, Uri url, string authorityPem, CancellationToken cancellationToken)
    {
        var wanted = Configuration(url, authorityPem);
        try
        {
            var stored = await client.AdmissionregistrationV1.ReadMutatingWebhookConfigurationAsync(Name, cancellationToken: cancellationToken);
            wanted.Metadata.ResourceVersion = stored.Metadata.ResourceVersion;
            await client.AdmissionregistrationV1.ReplaceMutatingWebhookConfigurationAsync(wanted, Name, cancellationToken: cancellationToken);
        }
        catch (HttpOperationException exception) when (exception.Response.StatusCode == HttpStatusCode.NotFound)
        {
            await client.AdmissionregistrationV1.CreateMutatingWebhookConfigurationAsync(wanted, cancellationToken: cancellationToken);
        }
    }

    private static V1MutatingWebhookConfiguration Configuration(Uri url, string authorityPem)
    {
        var endpoint = new Admissionregistrationv1WebhookClientConfig { Url = url.ToString(), CaBundle = Encoding.UTF8.GetBytes(authorityPem) };
        return new V1MutatingWebhookConfiguration
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
    }

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
