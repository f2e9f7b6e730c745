using System.Net;
using System.Net.Sockets;
using MlPipeline.KubeDirector.Connection;
using MlPipeline.KubeDirector.Tests.Hosting;

namespace MlPipeline.KubeDirector.Tests.Connection;

public sealed class SessionFaultTests : ClusterTest
{
    [Fact]
    public async Task A_token_that_is_not_valid_any_more_asks_for_a_login()
    {
        using var session = Cluster.OpenSession("expired");

        var error = await FailsAsync(() => session.Apps.ListAsync(Cancelled), PipelineFault.NotLoggedIn);

        Assert.Contains("#!kd-login", error.NextStep, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_elses_namespace_is_forbidden()
    {
        using var session = Cluster.OpenSession(namespaceName: "default");

        await FailsAsync(() => session.Clusters.ListAsync(Cancelled), PipelineFault.Forbidden);
    }

    [Fact]
    public async Task A_cluster_that_is_not_there_is_unreachable()
    {
        using var session = Open(Cluster.KubeconfigText().Replace(Cluster.Address.Authority, $"127.0.0.1:{FreePort()}", StringComparison.Ordinal));

        await FailsAsync(() => session.Apps.ListAsync(Cancelled), PipelineFault.Unreachable);
    }

    [Fact]
    public async Task A_certificate_of_another_authority_is_not_trusted()
    {
        using var other = TestCertificate.Create("127.0.0.1");
        var authority = System.Text.RegularExpressions.Regex.Replace(
            Cluster.KubeconfigText(),
            "certificate-authority-data: .*",
            "certificate-authority-data: " + Convert.ToBase64String(System.Text.Encoding.ASCII.GetBytes(other.ExportCertificatePem())));
        using var session = Open(authority);

        await FailsAsync(() => session.Apps.ListAsync(Cancelled), PipelineFault.Untrusted);
    }

    private static PipelineSession Open(string kubeconfig) => new(Kubeconfig.Parse(kubeconfig), new SessionIdentity("a", "b", TestCluster.Namespace));

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
