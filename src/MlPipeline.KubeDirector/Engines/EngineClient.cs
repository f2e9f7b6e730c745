using System.Net.Http.Json;
using System.Text.Json;
using MlPipeline.Contracts.KubeDirector;
using MlPipeline.KubeDirector.Clusters;
using MlPipeline.KubeDirector.Connection;

namespace MlPipeline.KubeDirector.Engines;

/// <summary>Requests to the engines in pods, each with its member's token.</summary>
internal sealed class EngineClient(HttpClient http, EngineEndpoints endpoints)
{
    public async Task<T> GetAsync<T>(string cluster, string path, CancellationToken cancellationToken)
    {
        using var response = await SendToFrontAsync(cluster, HttpMethod.Get, path, null, cancellationToken).ConfigureAwait(false);
        return await ReadAsync<T>(cluster, response, cancellationToken).ConfigureAwait(false);
    }

    public async Task<string> GetTextAsync(string cluster, string path, CancellationToken cancellationToken)
    {
        using var response = await SendToFrontAsync(cluster, HttpMethod.Get, path, null, cancellationToken).ConfigureAwait(false);
        return await response.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false);
    }

    public async Task<T> SendAsync<T>(string cluster, HttpMethod method, string path, object? body, CancellationToken cancellationToken)
    {
        using var response = await SendToFrontAsync(cluster, method, path, body, cancellationToken).ConfigureAwait(false);
        return await ReadAsync<T>(cluster, response, cancellationToken).ConfigureAwait(false);
    }

    public async Task<StreamReader> OpenStreamAsync(string cluster, string path, CancellationToken cancellationToken)
    {
        var response = await SendToFrontAsync(cluster, HttpMethod.Get, path, null, cancellationToken).ConfigureAwait(false);
        return new StreamReader(await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Asks one REST server itself, past the load balancer.</summary>
    public async Task<T> GetFromServerAsync<T>(EndpointInfo server, string path, CancellationToken cancellationToken)
    {
        using var response = await SendAsync(server, HttpMethod.Get, path, null, cancellationToken).ConfigureAwait(false);
        return await ReadAsync<T>(server.Cluster, response, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Where the load balancer of a kdcluster takes requests.</summary>
    public async Task<Uri> AddressAsync(string cluster, CancellationToken cancellationToken) =>
        (await endpoints.FrontAsync(cluster, cancellationToken).ConfigureAwait(false)).Url;

    private async Task<HttpResponseMessage> SendToFrontAsync(
        string cluster, HttpMethod method, string path, object? body, CancellationToken cancellationToken)
    {
        var front = await endpoints.FrontAsync(cluster, cancellationToken).ConfigureAwait(false);
        try
        {
            return await SendAsync(front, method, path, body, cancellationToken).ConfigureAwait(false);
        }
        catch (PipelineException fault) when (fault.Fault is PipelineFault.Unreachable or PipelineFault.NotLoggedIn)
        {
            endpoints.Forget(cluster);
            var moved = await endpoints.FrontAsync(cluster, cancellationToken).ConfigureAwait(false);
            if (moved.Url == front.Url && moved.Token == front.Token)
            {
                throw;
            }

            return await SendAsync(moved, method, path, body, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<HttpResponseMessage> SendAsync(
        EndpointInfo endpoint, HttpMethod method, string path, object? body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, new Uri(endpoint.Url, path));
        request.Content = body is null ? null : JsonContent.Create(body, body.GetType());
        if (endpoint.Token is { } token)
        {
            request.Headers.Add(EngineServices.TokenHeader, token);
        }

        var response = await SendAsync(endpoint, request, cancellationToken).ConfigureAwait(false);
        if (response.IsSuccessStatusCode)
        {
            return response;
        }

        using (response)
        {
            var text = await response.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false);
            throw EngineFaults.Describe(endpoint.Cluster, response.StatusCode, text);
        }
    }

    private async Task<HttpResponseMessage> SendAsync(EndpointInfo endpoint, HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var what = $"the engine of {endpoint.Cluster}";
        try
        {
            return await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        }
        catch (HttpRequestException error)
        {
            throw TransportFaults.Describe(what, endpoint.Url, error);
        }
        catch (TaskCanceledException error) when (!cancellationToken.IsCancellationRequested)
        {
            throw TransportFaults.Describe(what, endpoint.Url, error);
        }
    }

    private static async Task<T> ReadAsync<T>(string cluster, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            return await response.Content.ReadFromJsonAsync<T>(cancellationToken).ConfigureAwait(false) ?? throw new JsonException("It is null.");
        }
        catch (JsonException error)
        {
            throw new PipelineException(
                PipelineFault.Failed,
                $"The engine of {cluster} answered something else than expected.",
                $"Check that {cluster} is the right kdcluster: #!kd-cluster show --name {cluster}.",
                error);
        }
    }
}
