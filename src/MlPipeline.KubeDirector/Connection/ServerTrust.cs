using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace MlPipeline.KubeDirector.Connection;

/// <summary>Whom to believe that a server is who it says it is: the system's authorities and, where given, one more.</summary>
public sealed class ServerTrust
{
    private readonly X509Certificate2Collection _authorities;

    private ServerTrust(X509Certificate2Collection authorities, bool skipsVerification)
    {
        _authorities = authorities;
        SkipsVerification = skipsVerification;
    }

    /// <summary>Only the system's authorities.</summary>
    public static ServerTrust System { get; } = new([], skipsVerification: false);

    /// <summary>Whether certificates are not looked at; whoever asks for this must be warned.</summary>
    public bool SkipsVerification { get; }

    /// <summary>Believes a certificate authority of its own besides the system's.</summary>
    /// <param name="path">PEM file of the authority.</param>
    /// <returns>The trust.</returns>
    public static ServerTrust FromFile(string path)
    {
        var authorities = new X509Certificate2Collection();
        try
        {
            authorities.ImportFromPemFile(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw new PipelineException(PipelineFault.Untrusted, $"The CA file {path} cannot be read.", "Name a PEM file with the authority's certificate.", error);
        }

        return new ServerTrust(authorities, skipsVerification: false);
    }

    /// <summary>Believes further authorities besides the system's.</summary>
    /// <param name="authorities">Their certificates, or null for none.</param>
    /// <param name="skipsVerification">Whether to look at no certificate at all.</param>
    /// <returns>The trust.</returns>
    public static ServerTrust From(X509Certificate2Collection? authorities, bool skipsVerification) => new(authorities ?? [], skipsVerification);

    internal SocketsHttpHandler CreateHandler() => new()
    {
        AllowAutoRedirect = false,
        AutomaticDecompression = global::System.Net.DecompressionMethods.All,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        SslOptions = { RemoteCertificateValidationCallback = (_, certificate, chain, errors) => Accepts(certificate, chain, errors) },
    };

    private bool Accepts(X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (errors == SslPolicyErrors.None || SkipsVerification)
        {
            return true;
        }

        // A wrong name or a missing certificate stays wrong, whoever signed it.
        if (errors != SslPolicyErrors.RemoteCertificateChainErrors || certificate is null || _authorities.Count == 0)
        {
            return false;
        }

        using var own = new X509Chain();
        own.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        own.ChainPolicy.CustomTrustStore.AddRange(_authorities);
        own.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        foreach (var element in chain?.ChainElements ?? Enumerable.Empty<X509ChainElement>())
        {
            own.ChainPolicy.ExtraStore.Add(element.Certificate);
        }

        return own.Build(certificate as X509Certificate2 ?? new X509Certificate2(certificate));
    }
}
