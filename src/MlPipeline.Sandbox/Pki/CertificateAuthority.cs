using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using MlPipeline.Sandbox.Home;

namespace MlPipeline.Sandbox.Pki;

/// <summary>The sandbox's own certificate authority; its certificate is what clients trust.</summary>
internal sealed class CertificateAuthority
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(3650);

    private readonly X509Certificate2 _certificate;

    private CertificateAuthority(X509Certificate2 certificate) => _certificate = certificate;

    /// <summary>The certificate, PEM.</summary>
    public string CertificatePem => _certificate.ExportCertificatePem();

    /// <summary>The certificate without its key.</summary>
    public X509Certificate2 PublicCertificate() => X509CertificateLoader.LoadCertificate(_certificate.RawData);

    /// <summary>Reads the authority of a sandbox, or makes one where there is none that still holds.</summary>
    public static CertificateAuthority LoadOrCreate(SandboxFolders folders, TimeProvider time)
    {
        var key = Path.Combine(folders.Pki, "ca.key");
        var stored = CertificateFile.TryLoad(folders.CertificateAuthorityFile, key, time.GetUtcNow().AddDays(30));
        if (stored is not null)
        {
            return new CertificateAuthority(stored);
        }

        var created = Create(time.GetUtcNow());
        CertificateFile.Save(created, folders.CertificateAuthorityFile, key);
        return new CertificateAuthority(created);
    }

    /// <summary>Signs a certificate for a server on this machine's loopback.</summary>
    public X509Certificate2 IssueServerCertificate(ECDsa key, TimeSpan lifetime, TimeProvider time)
    {
        var request = new CertificateRequest("CN=MlPipeline sandbox", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddIpAddress(System.Net.IPAddress.Loopback);
        names.AddIpAddress(System.Net.IPAddress.IPv6Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], false));
        request.CertificateExtensions.Add(
            X509AuthorityKeyIdentifierExtension.CreateFromCertificate(_certificate, includeKeyIdentifier: true, includeIssuerAndSerial: false));

        var now = time.GetUtcNow();
        var serial = RandomNumberGenerator.GetBytes(16);
        serial[0] &= 0x7f;
        using var signed = request.Create(_certificate, now.AddHours(-1), now + lifetime, serial);
        return signed.CopyWithPrivateKey(key);
    }

    private static X509Certificate2 Create(DateTimeOffset now)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=MlPipeline sandbox authority", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, true, 0, true));
        request.CertificateExtensions.Add(
            new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        return request.CreateSelfSigned(now.AddHours(-1), now + Lifetime);
    }
}
