using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using MlPipeline.Sandbox.Home;

namespace MlPipeline.Sandbox.Pki;

/// <summary>The certificate that every server of the sandbox shows: the API, the platform's gateway and the published services.</summary>
internal static class ServerCertificate
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(365);
    private static readonly TimeSpan RenewBefore = TimeSpan.FromDays(30);

    /// <summary>Reads the certificate, or has the authority issue one where there is none or the stored one ends soon.</summary>
    public static X509Certificate2 LoadOrIssue(SandboxFolders folders, CertificateAuthority authority, TimeProvider time)
    {
        var certificateFile = Path.Combine(folders.Pki, "server.crt");
        var keyFile = Path.Combine(folders.Pki, "server.key");
        var stored = CertificateFile.TryLoad(certificateFile, keyFile, time.GetUtcNow() + RenewBefore);
        if (stored is not null && IssuedBy(authority, stored, time))
        {
            return Usable(stored);
        }

        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var issued = authority.IssueServerCertificate(key, Lifetime, time);
        CertificateFile.Save(issued, certificateFile, keyFile);
        return Usable(issued);
    }

    private static bool IssuedBy(CertificateAuthority authority, X509Certificate2 certificate, TimeProvider time)
    {
        using var root = authority.PublicCertificate();
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(root);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.VerificationTime = time.GetUtcNow().UtcDateTime;
        return chain.Build(certificate);
    }

    /// <summary>Windows cannot serve TLS with a key that exists in memory only; a round through PKCS#12 gives it one it can use.</summary>
    private static X509Certificate2 Usable(X509Certificate2 certificate)
    {
        if (!OperatingSystem.IsWindows())
        {
            return certificate;
        }

        using (certificate)
        {
            return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), null);
        }
    }
}
