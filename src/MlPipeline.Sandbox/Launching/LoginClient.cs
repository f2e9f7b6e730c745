using System.Net.Http.Json;
using System.Text.Json;
using MlPipeline.Contracts.Sandbox;
using MlPipeline.Sandbox.Home;
using MlPipeline.Sandbox.Platform;

namespace MlPipeline.Sandbox.Launching;

/// <summary>Logs a student in with the password that the sandbox made.</summary>
internal sealed class LoginClient(SandboxDescriptor running) : IDisposable
{
    private readonly HttpClient _http = TrustedHttp.Create(running.CertificateAuthorityFile, new Uri(running.GatewayUrl));

    /// <summary>Logs in and reads the kubeconfig.</summary>
    public async Task<string> KubeconfigAsync(string student, CancellationToken cancellationToken)
    {
        var session = await LogInAsync(student, cancellationToken);
        using var request = new HttpRequestMessage(HttpMethod.Get, PlatformRoutes.Kubeconfig);
        request.Headers.Add(PlatformRoutes.SessionHeader, session);
        using var response = await _http.SendAsync(request, cancellationToken);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadAsStringAsync(cancellationToken);
    }

    private async Task<string> LogInAsync(string student, CancellationToken cancellationToken)
    {
        var body = new SessionRequest(student, PasswordOf(student), running.Tenant);
        using var response = await _http.PostAsJsonAsync(
            PlatformRoutes.Session, body, PlatformJson.Default.SessionRequest, cancellationToken);
        response.EnsureSuccessStatusCode();
        return response.Headers.Location?.OriginalString ?? throw new HttpRequestException("The gateway answered without a session.");
    }

    private string PasswordOf(string student)
    {
        var passwords = JsonSerializer.Deserialize(
            File.ReadAllBytes(running.CredentialsFile), HomeJson.Default.DictionaryStringString) ?? [];
        return passwords.GetValueOrDefault(student)
            ?? throw new SandboxException(
                $"There is no student '{student}'.",
                $"Name one of {string.Join(", ", passwords.Keys.Order(StringComparer.Ordinal))}.");
    }

    public void Dispose() => _http.Dispose();
}
