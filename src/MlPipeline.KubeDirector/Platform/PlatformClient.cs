using System.Net;
using System.Net.Http.Json;
using MlPipeline.KubeDirector.Connection;

namespace MlPipeline.KubeDirector.Platform;

/// <summary>The platform's REST API: sessions and the kubeconfig of a tenant.</summary>
public sealed class PlatformClient : IDisposable
{
    private const string SessionHeader = "X-BDS-SESSION";
    private const string Name = "the platform's gateway";

    private readonly HttpClient _http;

    /// <summary>Makes a client; nothing is sent yet.</summary>
    /// <param name="gateway">Address of the gateway, for example <c>https://gateway.example:8080</c>.</param>
    /// <param name="trust">Whom to believe that the gateway is the gateway.</param>
    public PlatformClient(Uri gateway, ServerTrust trust)
    {
        ArgumentNullException.ThrowIfNull(gateway);
        ArgumentNullException.ThrowIfNull(trust);
        Gateway = gateway;
        _http = new HttpClient(trust.CreateHandler()) { BaseAddress = gateway, Timeout = TimeSpan.FromSeconds(30) };
    }

    /// <summary>Address of the gateway.</summary>
    public Uri Gateway { get; }

    /// <summary>Opens a session.</summary>
    /// <param name="user">Name of the user.</param>
    /// <param name="password">Password of the user.</param>
    /// <param name="tenant">Name of the tenant; upper and lower case differ.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The session.</returns>
    /// <exception cref="PipelineException">Wrong password, unknown tenant, or nobody answers.</exception>
    public async Task<PlatformLogin> LogInAsync(string user, string password, string tenant, CancellationToken cancellationToken = default)
    {
        var credentials = new Dictionary<string, string> { ["name"] = user, ["password"] = password, ["tenant_name"] = tenant };
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/v2/session") { Content = JsonContent.Create(credentials) };
        using var response = await SendAsync(request, cancellationToken).ConfigureAwait(false);
        await EnsureLoggedInAsync(response, user, tenant, cancellationToken).ConfigureAwait(false);
        return response.Headers.Location is { } location
            ? new PlatformLogin(user, tenant, location.IsAbsoluteUri ? location.AbsolutePath : location.OriginalString)
            : throw new PipelineException(PipelineFault.Other, "The platform opened a session and did not say which.", "Check that the address is a platform's gateway.");
    }

    /// <summary>Fetches the kubeconfig of the session's tenant.</summary>
    /// <param name="login">The session.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>YAML.</returns>
    public async Task<string> GetKubeconfigAsync(PlatformLogin login, CancellationToken cancellationToken = default)
    {
        using var request = SessionRequest(HttpMethod.Get, "api/v2/k8skubeconfig", login);
        using var response = await SendAsync(request, cancellationToken).ConfigureAwait(false);
        await EnsureSuccessAsync(response, cancellationToken).ConfigureAwait(false);
        return await response.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Ends the session; a session that has ended already is no error.</summary>
    /// <param name="login">The session.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>A task that ends when the platform has answered.</returns>
    public async Task LogOutAsync(PlatformLogin login, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(login);
        using var request = SessionRequest(HttpMethod.Delete, login.SessionPath.TrimStart('/'), login);
        using var response = await SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (response.StatusCode is not (HttpStatusCode.NotFound or HttpStatusCode.Unauthorized))
        {
            await EnsureSuccessAsync(response, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private static HttpRequestMessage SessionRequest(HttpMethod method, string path, PlatformLogin login)
    {
        ArgumentNullException.ThrowIfNull(login);
        return new HttpRequestMessage(method, path) { Headers = { { SessionHeader, login.SessionPath } } };
    }

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            return await _http.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (HttpRequestException error)
        {
            throw TransportFaults.Describe(Name, Gateway, error);
        }
        catch (TaskCanceledException error) when (!cancellationToken.IsCancellationRequested)
        {
            throw TransportFaults.Describe(Name, Gateway, error);
        }
    }

    private static async Task EnsureLoggedInAsync(HttpResponseMessage response, string user, string tenant, CancellationToken cancellationToken)
    {
        switch (response.StatusCode)
        {
            case HttpStatusCode.Unauthorized:
                throw new PipelineException(
                    PipelineFault.WrongPassword,
                    $"The platform does not accept this password for {user}.",
                    "Check user name and password; the sandbox keeps its passwords in credentials.json of its home folder.");
            case HttpStatusCode.Forbidden or HttpStatusCode.NotFound:
                var error = await PlatformError.ReadAsync(response, cancellationToken).ConfigureAwait(false);
                throw new PipelineException(
                    PipelineFault.UnknownTenant,
                    error?.Error ?? $"There is no tenant {tenant} for {user}.",
                    error?.NextStep ?? "Check the tenant's name; upper and lower case differ.");
            default:
                await EnsureSuccessAsync(response, cancellationToken).ConfigureAwait(false);
                break;
        }
    }

    private static async Task EnsureSuccessAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (response.IsSuccessStatusCode)
        {
            return;
        }

        if (response.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)
        {
            throw new PipelineException(PipelineFault.NotLoggedIn, "The platform's session has ended.", "Run #!kd-login again.");
        }

        var error = await PlatformError.ReadAsync(response, cancellationToken).ConfigureAwait(false);
        throw new PipelineException(
            PipelineFault.Other,
            error?.Error ?? $"The platform answered {(int)response.StatusCode}.",
            error?.NextStep ?? "Check that the address is a platform's gateway, and try again.");
    }
}
