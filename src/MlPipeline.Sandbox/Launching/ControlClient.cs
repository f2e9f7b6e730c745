using System.Net.Http.Headers;
using System.Net.Http.Json;
using MlPipeline.Contracts.Sandbox;
using MlPipeline.Sandbox.Home;

namespace MlPipeline.Sandbox.Launching;

/// <summary>Speaks to the process of a running sandbox.</summary>
internal sealed class ControlClient : IDisposable
{
    private readonly HttpClient _http;

    public ControlClient(SandboxFolders folders, SandboxDescriptor descriptor)
    {
        _http = TrustedHttp.Create(descriptor.CertificateAuthorityFile, new Uri(descriptor.GatewayUrl));
        _http.DefaultRequestHeaders.Authorization =
            new AuthenticationHeaderValue("Bearer", File.ReadAllText(folders.ControlTokenFile));
    }

    /// <summary>Asks how the sandbox is.</summary>
    public async Task<SandboxStatus> StatusAsync(CancellationToken cancellationToken) =>
        await _http.GetFromJsonAsync(ControlRoutes.Status, ControlJson.Default.SandboxStatus, cancellationToken)
        ?? throw new HttpRequestException("The sandbox answered without a status.");

    /// <summary>Reads the kubeconfig of the administrator, YAML.</summary>
    public Task<string> KubeconfigAsync(CancellationToken cancellationToken) =>
        _http.GetStringAsync(new Uri(ControlRoutes.Kubeconfig, UriKind.Relative), cancellationToken);

    /// <summary>Asks for other trips; nothing happens where they are the same.</summary>
    public async Task RequestTripsAsync(TripsRequest request, CancellationToken cancellationToken)
    {
        using var response = await _http.PostAsJsonAsync(ControlRoutes.Trips, request, ControlJson.Default.TripsRequest, cancellationToken);
        response.EnsureSuccessStatusCode();
    }

    /// <summary>Asks the sandbox to end.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        using var response = await _http.PostAsync(new Uri(ControlRoutes.Stop, UriKind.Relative), null, cancellationToken);
        response.EnsureSuccessStatusCode();
    }

    public void Dispose() => _http.Dispose();
}
