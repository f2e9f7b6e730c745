namespace MlPipeline.ApiServer.Admission.Webhooks;

/// <summary>Somebody outside who reviews writes.</summary>
/// <param name="Name">Its name, which clients see in denials.</param>
/// <param name="IsMutating">Whether it may change the object.</param>
/// <param name="Url">Where it answers.</param>
/// <param name="AuthorityBundle">Certificates in PEM that its own one must descend from; null for those this machine trusts.</param>
/// <param name="Rules">The writes it reviews.</param>
/// <param name="IsRequired">Whether a write fails that it does not answer.</param>
/// <param name="Timeout">How long it may take.</param>
internal sealed record Webhook(
    string Name, bool IsMutating, Uri Url, string? AuthorityBundle, IReadOnlyList<WebhookRule> Rules, bool IsRequired, TimeSpan Timeout);
