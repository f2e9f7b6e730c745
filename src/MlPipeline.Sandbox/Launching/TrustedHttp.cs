using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace MlPipeline.Sandbox.Launching;

/// <summary>Makes HTTP clients that trust the sandbox's own authority and no other.</summary>
internal static class TrustedHttp
{
    public static HttpClient Create(string certificateAuthorityFile, Uri address)
    {
        var handler = new SocketsHttpHandler
        {
            UseProxy = false,
            SslOptions = new SslClientAuthenticationOptions
            {
                CertificateChainPolicy = new X509ChainPolicy
                {
                    TrustMode = X509ChainTrustMode.CustomRootTrust,
                    CustomTrustStore = { X509CertificateLoader.LoadCertificateFromFile(certificateAuthorityFile) },
                    RevocationMode = X509RevocationMode.NoCheck,
                },
            },
        };
        return new HttpClient(handler) { BaseAddress = address, Timeout = TimeSpan.FromSeconds(20) };
    }
}
