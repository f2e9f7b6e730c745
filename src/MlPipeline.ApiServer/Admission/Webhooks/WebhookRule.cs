using MlPipeline.ApiServer.Resources;

namespace MlPipeline.ApiServer.Admission.Webhooks;

/// <summary>Writes that a webhook reviews; <c>*</c> stands for all.</summary>
internal sealed record WebhookRule(
    IReadOnlyList<string> Groups, IReadOnlyList<string> Versions, IReadOnlyList<string> Resources, IReadOnlyList<string> Operations)
{
    public bool Covers(ResourceKind kind, AdmissionOperation operation) =>
        Has(Groups, kind.Group)
        && Has(Versions, kind.Version)
        && (Has(Resources, kind.Plural) || Resources.Contains("*/*"))
        && Has(Operations, operation.ToString().ToUpperInvariant());

    private static bool Has(IReadOnlyList<string> names, string name) => names.Contains("*") || names.Contains(name);
}
