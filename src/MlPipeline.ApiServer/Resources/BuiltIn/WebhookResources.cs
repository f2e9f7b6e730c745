using MlPipeline.ApiServer.Admission.Webhooks;
using MlPipeline.ApiServer.Tables.BuiltIn;

namespace MlPipeline.ApiServer.Resources.BuiltIn;

/// <summary>Kinds that say who reviews writes.</summary>
internal static class WebhookResources
{
    public static readonly ResourceKind Mutating = Configuration("mutatingwebhookconfigurations", "MutatingWebhookConfiguration");

    public static readonly ResourceKind Validating = Configuration("validatingwebhookconfigurations", "ValidatingWebhookConfiguration");

    private static ResourceKind Configuration(string plural, string kind) => new()
    {
        Group = "admissionregistration.k8s.io",
        Version = "v1",
        Plural = plural,
        Kind = kind,
        Namespaced = false,
        Columns = GroupColumns.Webhooks,
        TracksGeneration = true,
        Validate = (value, _) => WebhookReader.Validate(value),
    };
}
