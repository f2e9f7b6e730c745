using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using MlPipeline.Sandbox.Home;

namespace MlPipeline.Sandbox.Pki;

/// <summary>A certificate and its key as two PEM files, the key for this user only.</summary>
internal static class CertificateFile
{
    /// <summary>Reads a pair; null where it is missing, damaged or ends before <paramref name="needed"/>.</summary>
    public static X509Certificate2? TryLoad(string certificateFile, string keyFile, DateTimeOffset needed)
    {
        if (!File.Exists(certificateFile) || !File.Exists(keyFile))
        {
            return null;
        }

        X509Certificate2 certificate;
        try
        {
            certificate = X509Certificate2.CreateFromPemFile(certificateFile, keyFile);
        }
        catch (CryptographicException)
        {
            // A damaged pair is worth as much as none: the caller makes a new one.
            return null;
        }

        if (certificate.NotAfter.ToUniversalTime() > needed.UtcDateTime)
        {
            return certificate;
        }

        certificate.Dispose();
        return null;
    }

    /// <summary>Writes a pair, the key first: a certificate on disk then always has its key.</summary>
    public static void Save(X509Certificate2 certificate, string certificateFile, string keyFile)
    {
        using var key = certificate.GetECDsaPrivateKey()
            ?? throw new InvalidOperationException("The certificate has no ECDSA key.");
        AtomicFile.WriteSecret(keyFile, key.ExportPkcs8PrivateKeyPem());
        AtomicFile.Write(certificateFile, Encoding.ASCII.GetBytes(certificate.ExportCertificatePem()));
    }
}
