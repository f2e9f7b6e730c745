using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using k8s;
using k8s.Models;
using MlPipeline.Operator.Api;

namespace MlPipeline.Operator.Admission.Webhooks;

/// <summary>Certificates that the operator makes itself and keeps in the Secret <c>kubedirector-validator-secret</c>, for all who run beside it.</summary>
internal sealed class WebhookCertificates(IKubernetes client, string operatorNamespace, TimeProvider time)
{
    private const string SecretName = "kubedirector-validator-secret";
    private const string CertificateKey = "app.crt";
    private const string PrivateKey = "app.pem";
    private const string AuthorityKey = "ca.crt";

    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(3650);
    private static readonly TimeSpan RenewBefore = TimeSpan.FromDays(30);
    private static readonly Oid ServerAuthentication = new("1.3.6.1.5.5.7.3.1");

    /// <summary>Reads the kept certificate, or makes and keeps one where there is none that is good for the host.</summary>
    /// <param name="host">Name or address by which API servers reach the operator.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The certificate with its key, and its authority in PEM.</returns>
    public async Task<(X509Certificate2 Certificate, string AuthorityPem)> LoadOrCreateAsync(string host, CancellationToken cancellationToken)
    {
        var stored = await client.CoreV1.ReadNamespacedSecretAsync(SecretName, operatorNamespace, cancellationToken: cancellationToken).OrNullAsync();
        if (stored is not null && TryRead(stored) is { } kept && kept.Certificate.MatchesHostname(host)
            && kept.Certificate.NotAfter.ToUniversalTime() > time.GetUtcNow().UtcDateTime + RenewBefore)
        {
            return kept;
        }

        var made = Make(host);
        await KeepAsync(made, stored, cancellationToken);
        return made;
    }

    private static (X509Certificate2 Certificate, string AuthorityPem)? TryRead(V1Secret secret)
    {
        if (secret.Data is not { } data
            || !data.TryGetValue(CertificateKey, out var certificate)
            || !data.TryGetValue(PrivateKey, out var key)
            || !data.TryGetValue(AuthorityKey, out var authority))
        {
            return null;
        }

        try
        {
            return (X509Certificate2.CreateFromPem(Encoding.UTF8.GetString(certificate), Encoding.UTF8.GetString(key)), Encoding.UTF8.GetString(authority));
        }
        catch (Exception exception) when (exception is CryptographicException or ArgumentException)
        {
            // Somebody else's words in the Secret: they are replaced.
            return null;
        }
    }

    private (X509Certificate2 Certificate, string AuthorityPem) Make(string host)
    {
        var (from, to) = (time.GetUtcNow().AddHours(-1), time.GetUtcNow() + Lifetime);
        using var authorityKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var authorityRequest = new CertificateRequest("CN=kubedirector-validator-ca", authorityKey, HashAlgorithmName.SHA256);
        authorityRequest.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, critical: true));
        using var authority = authorityRequest.CreateSelfSigned(from, to);

        var names = new SubjectAlternativeNameBuilder();
        if (IPAddress.TryParse(host, out var address))
        {
            names.AddIpAddress(address);
        }
        else
        {
            names.AddDnsName(host);
        }

        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=kubedirector-validator", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([ServerAuthentication], critical: false));
        using var issued = request.Create(authority, from, to, RandomNumberGenerator.GetBytes(16));
        return (issued.CopyWithPrivateKey(key), authority.ExportCertificatePem());
    }

    private async Task KeepAsync(
        (X509Certificate2 Certificate, string AuthorityPem) made, V1Secret? stored, CancellationToken cancellationToken)
    {
        using var key = made.Certificate.GetECDsaPrivateKey()!;
        var secret = new V1Secret
        {
            Metadata = new V1ObjectMeta { Name = SecretName, ResourceVersion = stored?.Metadata.ResourceVersion },
            StringData = new Dictionary<string, string>
            {
                [CertificateKey] = made.Certificate.ExportCertificatePem(),
                [PrivateKey] = key.ExportPkcs8PrivateKeyPem(),
                [AuthorityKey] = made.AuthorityPem,
            },
        };
        if (stored is null)
        {
            await client.CoreV1.CreateNamespacedSecretAsync(secret, operatorNamespace, cancellationToken: cancellationToken);
        }
        else
        {
            await client.CoreV1.ReplaceNamespacedSecretAsync(secret, SecretName, operatorNamespace, cancellationToken: cancellationToken);
        }
    }
}
