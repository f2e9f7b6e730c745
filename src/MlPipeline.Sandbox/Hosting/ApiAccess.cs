using System.Net.Http.Headers;
using k8s;
using MlPipeline.Sandbox.Access;
using MlPipeline.Sandbox.Launching;

namespace MlPipeline.Sandbox.Hosting;

/// <summary>The way of the sandbox's own parts to the API server: the same HTTPS as everybody's, with a token of their own.</summary>
internal sealed class ApiAccess : IDisposable
{
    public ApiAccess(Uri server, string certificateAuthorityFile, AdminToken token)
    {
        Client = new Kubernetes(new KubernetesClientConfiguration
        {
            Host = server.GetLeftPart(UriPartial.Authority),
            SslCaCerts = [System.Security.Cryptography.X509Certificates.X509CertificateLoader.LoadCertificateFromFile(certificateAuthorityFile)],
            AccessToken = token.Value,
        });
        Http = TrustedHttp.Create(certificateAuthorityFile, server);
        Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token.Value);
    }

    /// <summary>For typed objects.</summary>
    public Kubernetes Client { get; }

    /// <summary>For everything else.</summary>
    public HttpClient Http { get; }

    public void Dispose()
    {
        Client.Dispose();
        Http.Dispose();
    }
}
