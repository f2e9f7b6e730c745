using System.Net.Http.Headers;
using System.Text;
using k8s;

namespace MlPipeline.KubeDirector.Connection;

/// <summary>
/// Requests to the Kubernetes API. TLS, certificates and tokens are KubernetesClient's; going by paths rather than by its
/// generated methods lets one pipeline serve every kind and word every error.
/// </summary>
internal sealed class ApiClient(Kubernetes kubernetes) : IDisposable
{
    public Uri Address => kubernetes.BaseUri;

    public async Task<T> GetAsync<T>(string path, CancellationToken cancellationToken) =>
        KubernetesJson.Deserialize<T>(await GetTextAsync(path, cancellationToken).ConfigureAwait(false));

    public async Task<string> GetTextAsync(string path, CancellationToken cancellationToken)
    {
        using var response = await SendAsync(HttpMethod.Get, path, null, cancellationToken).ConfigureAwait(false);
        return await response.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The object, or null where it is not there.</summary>
    public async Task<T?> FindAsync<T>(string path, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            return await GetAsync<T>(path, cancellationToken).ConfigureAwait(false);
        }
        catch (PipelineException missing) when (missing.Fault == PipelineFault.NotFound)
        {
            return null;
        }
    }

    public Task<T> CreateAsync<T>(string path, object body, CancellationToken cancellationToken) =>
        WriteAsync<T>(HttpMethod.Post, path, body, "application/json", cancellationToken);

    public Task<T> MergePatchAsync<T>(string path, object body, CancellationToken cancellationToken) =>
        WriteAsync<T>(HttpMethod.Patch, path, body, "application/merge-patch+json", cancellationToken);

    public async Task DeleteAsync(string path, CancellationToken cancellationToken)
    {
        using var response = await SendAsync(HttpMethod.Delete, path, null, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Opens a watch; the answer is a JSON object a line until the server or the caller ends it.</summary>
    public async Task<StreamReader> OpenStreamAsync(string path, CancellationToken cancellationToken)
    {
        var response = await SendAsync(HttpMethod.Get, path, null, cancellationToken).ConfigureAwait(false);
        return new StreamReader(await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false));
    }

    public void Dispose() => kubernetes.Dispose();

    private async Task<T> WriteAsync<T>(HttpMethod method, string path, object body, string mediaType, CancellationToken cancellationToken)
    {
        var content = new StringContent(KubernetesJson.Serialize(body), Encoding.UTF8);
        content.Headers.ContentType = new MediaTypeHeaderValue(mediaType);
        using var response = await SendAsync(method, path, content, cancellationToken).ConfigureAwait(false);
        return KubernetesJson.Deserialize<T>(await response.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false));
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, HttpContent? content, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, new Uri(Address, path)) { Content = content };
        var response = await SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (response.IsSuccessStatusCode)
        {
            return response;
        }

        using (response)
        {
            var body = await response.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false);
            throw StatusFaults.Describe(response.StatusCode, body);
        }
    }

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            if (kubernetes.Credentials is { } credentials)
            {
                await credentials.ProcessHttpRequestAsync(request, cancellationToken).ConfigureAwait(false);
            }

            return await kubernetes.HttpClient.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        }
        catch (HttpRequestException error)
        {
            throw TransportFaults.Describe("the Kubernetes API", Address, error);
        }
        catch (TaskCanceledException error) when (!cancellationToken.IsCancellationRequested)
        {
            throw TransportFaults.Describe("the Kubernetes API", Address, error);
        }
    }
}
