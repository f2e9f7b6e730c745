using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using MlPipeline.ApiServer.Patching;
using MlPipeline.ApiServer.Statuses;

namespace MlPipeline.ApiServer.Admission.Webhooks;

/// <summary>Asks webhooks over HTTPS, in version <c>admission.k8s.io/v1</c>.</summary>
internal sealed class WebhookCaller : IDisposable
{
    // One client for every authority: connections and the trust they stand on belong together.
    private readonly ConcurrentDictionary<string, HttpClient> _clients = new(StringComparer.Ordinal);

    /// <summary>Asks a webhook.</summary>
    /// <returns>The object as the webhook changed it, or null where it did not.</returns>
    /// <exception cref="ApiException">It denies the write, or does not answer though it has to.</exception>
    public async Task<JsonObject?> CallAsync(Webhook webhook, AdmissionReview review)
    {
        JsonObject response;
        try
        {
            response = await SendAsync(webhook, WebhookDocument.Request(review));
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException or JsonException or InvalidOperationException)
        {
            return webhook.IsRequired ? throw Failed(webhook, exception) : null;
        }

        if (response["allowed"]?.GetValueKind() != JsonValueKind.True)
        {
            throw ApiErrors.Denied(Denial(webhook, response));
        }

        try
        {
            return Patched(webhook, review, response);
        }
        catch (Exception exception) when (exception is FormatException or JsonException or ApiException)
        {
            return webhook.IsRequired ? throw Failed(webhook, exception) : null;
        }
    }

    public void Dispose()
    {
        foreach (var client in _clients.Values)
        {
            client.Dispose();
        }
    }

    private async Task<JsonObject> SendAsync(Webhook webhook, JsonObject document)
    {
        using var patience = new CancellationTokenSource(webhook.Timeout);
        var client = _clients.GetOrAdd(webhook.AuthorityBundle ?? "", Create);
        using var answer = await client.PostAsJsonAsync(webhook.Url, document, patience.Token);
        answer.EnsureSuccessStatusCode();
        var body = await answer.Content.ReadFromJsonAsync<JsonObject>(patience.Token);
        return body?["response"] as JsonObject ?? throw new InvalidOperationException("the answer has no response");
    }

    private static JsonObject? Patched(Webhook webhook, AdmissionReview review, JsonObject response)
    {
        if (!webhook.IsMutating || review.Wanted is null || (string?)response["patch"] is not { Length: > 0 } patch)
        {
            return null;
        }

        var operations = JsonNode.Parse(Encoding.UTF8.GetString(Convert.FromBase64String(patch))) as JsonArray;
        return JsonPatch.Apply(review.Wanted.DeepClone(), operations ?? []) as JsonObject;
    }

    private static string Denial(Webhook webhook, JsonObject response) =>
        $"admission webhook \"{webhook.Name}\" denied the request"
        + ((string?)response["status"]?["message"] is { Length: > 0 } message ? $": {message}" : " without explanation");

    private static ApiException Failed(Webhook webhook, Exception exception) =>
        ApiErrors.Internal($"failed calling webhook \"{webhook.Name}\": failed to call webhook: Post \"{webhook.Url}\": {exception.Message}");

    private static HttpClient Create(string authorityBundle)
    {
        var handler = new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(5) };
        if (authorityBundle.Length > 0)
        {
            var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
            policy.CustomTrustStore.ImportFromPem(authorityBundle);
            handler.SslOptions = new SslClientAuthenticationOptions { CertificateChainPolicy = policy };
        }

        return new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
    }
}
