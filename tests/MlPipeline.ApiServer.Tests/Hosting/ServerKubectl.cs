using System.Text;

namespace MlPipeline.ApiServer.Tests.Hosting;

/// <summary>A kubectl for a server of a test.</summary>
internal static class ServerKubectl
{
    /// <summary>Finds kubectl, or skips the test by name.</summary>
    public static Kubectl FindOrSkip(TestServer server, string folder, string token, string version)
    {
        var path = KubectlPrograms.FindOrSkip(version);
        var kubeconfig = Path.Combine(folder, $"{Guid.NewGuid():N}.yaml");
        var authority = Convert.ToBase64String(Encoding.ASCII.GetBytes(TestCertificate.Instance.ExportCertificatePem()));
        File.WriteAllText(kubeconfig, $"""
            apiVersion: v1
            kind: Config
            current-context: test
            clusters:
            - name: test
              cluster:
                server: {server.Server.Address}
                certificate-authority-data: {authority}
            contexts:
            - name: test
              context:
                cluster: test
                user: test
                namespace: default
            users:
            - name: test
              user:
                token: {token}
            """);
        return new Kubectl(path, kubeconfig, folder);
    }
}
