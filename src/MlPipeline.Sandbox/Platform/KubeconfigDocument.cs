using System.Text;

namespace MlPipeline.Sandbox.Platform;

/// <summary>Writes kubeconfigs.</summary>
/// <param name="server">Address of the Kubernetes API.</param>
/// <param name="certificateAuthorityPem">Certificate that its server's certificate goes back to.</param>
internal sealed class KubeconfigDocument(Uri server, string certificateAuthorityPem)
{
    private const string Cluster = "mlpipeline-sandbox";

    /// <summary>The kubeconfig of a session, YAML.</summary>
    public string Write(Session session, string token) => Write($"{session.Tenant}-{session.User}", session.Namespace, token);

    /// <summary>A kubeconfig with one context, YAML.</summary>
    public string Write(string context, string namespaceName, string token)
    {
        var authority = Convert.ToBase64String(Encoding.ASCII.GetBytes(certificateAuthorityPem));
        return $"""
            apiVersion: v1
            kind: Config
            clusters:
            - name: {Cluster}
              cluster:
                server: {server.GetLeftPart(UriPartial.Authority)}
                certificate-authority-data: {authority}
            contexts:
            - name: {context}
              context:
                cluster: {Cluster}
                namespace: {namespaceName}
                user: {context}
            current-context: {context}
            users:
            - name: {context}
              user:
                token: {token}

            """;
    }
}
