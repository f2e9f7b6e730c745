using System.Security.Cryptography.X509Certificates;
using MlPipeline.Contracts.Sandbox;
using MlPipeline.Sandbox.Home;
using MlPipeline.Sandbox.Pki;
using MlPipeline.Sandbox.Tests.Hosting;

namespace MlPipeline.Sandbox.Tests.Pki;

public sealed class CertificateTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SandboxFolders _folders;
    private readonly ManualTime _time = new(DateTimeOffset.UtcNow);

    public CertificateTests()
    {
        _folders = new SandboxFolders(new SandboxHome(_folder.Path));
        _folders.Create();
    }

    [Fact]
    public void The_same_certificates_serve_the_next_start()
    {
        var first = Issue();
        var second = Issue();

        Assert.Equal(first.Thumbprint, second.Thumbprint);
        Assert.True(second.HasPrivateKey);
        Assert.True(second.MatchesHostname("localhost"));
        Assert.True(second.MatchesHostname("127.0.0.1"));
    }

    [Fact]
    public void A_certificate_near_its_end_is_renewed_by_the_same_authority()
    {
        var authority = CertificateAuthority.LoadOrCreate(_folders, _time).CertificatePem;
        var first = Issue();
        _time.Now = _time.Now.AddDays(340);

        var second = Issue();

        Assert.NotEqual(first.Thumbprint, second.Thumbprint);
        Assert.Equal(authority, CertificateAuthority.LoadOrCreate(_folders, _time).CertificatePem);
    }

    [Fact]
    public void A_new_authority_issues_a_new_certificate()
    {
        var first = Issue();
        File.Delete(_folders.CertificateAuthorityFile);

        Assert.NotEqual(first.Thumbprint, Issue().Thumbprint);
    }

    [Fact]
    public void A_damaged_certificate_is_replaced()
    {
        Issue();
        File.WriteAllText(Path.Combine(_folders.Pki, "server.crt"), "damaged");

        Assert.True(Issue().HasPrivateKey);
    }

    public void Dispose() => _folder.Dispose();

    private X509Certificate2 Issue() =>
        ServerCertificate.LoadOrIssue(_folders, CertificateAuthority.LoadOrCreate(_folders, _time), _time);
}
