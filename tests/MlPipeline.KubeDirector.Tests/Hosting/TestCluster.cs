using k8s;
using k8s.Models;
using MlPipeline.ApiServer;
using MlPipeline.ApiServer.Access;
using MlPipeline.KubeDirector.Connection;
using MlPipeline.Operator.CustomResources;

namespace MlPipeline.KubeDirector.Tests.Hosting;

/// <summary>A real API server that knows the kinds of KubeDirector, with one tenant.</summary>
internal sealed class TestCluster : IAsyncDisposable
{
    public const string Namespace = "k8smltenant";
    public const string User = "student1";

    private readonly KubernetesApiServer _server;
    private readonly string _folder;

    private TestCluster(KubernetesApiServer server, string folder, FixedLogs logs)
    {
        _server = server;
        _folder = folder;
        Logs = logs;
        Admin = new Kubernetes(new KubernetesClientConfiguration
        {
            Host = server.Address.ToString(),
            AccessToken = FixedTokens.Admin,
            SslCaCerts = [TestCertificate.Instance],
        });
        Session = OpenSession();
        Actor = new ClusterActor(Admin);
    }

    public Kubernetes Admin { get; }

    public PipelineSession Session { get; }

    public FixedLogs Logs { get; }

    /// <summary>Does what the operator would do.</summary>
    public ClusterActor Actor { get; }

    public Uri Address => _server.Address;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public static async Task<TestCluster> StartAsync()
    {
        var folder = Directory.CreateTempSubdirectory("kubedirector-").FullName;
        var logs = new FixedLogs();
        var server = await KubernetesApiServer.StartAsync(
            new ApiServerOptions
            {
                Certificate = TestCertificate.Instance,
                DatabasePath = Path.Combine(folder, "state.db"),
                TokenAuthenticator = new FixedTokens(),
                PodLogs = logs,
            },
            Cancelled);
        var cluster = new TestCluster(server, folder, logs);
        await CustomResourceInstaller.InstallAsync(cluster.Admin, Cancelled);
        await cluster.Admin.CoreV1.CreateNamespaceAsync(
            new V1Namespace { Metadata = new V1ObjectMeta { Name = Namespace } }, cancellationToken: Cancelled);
        var members = new V1RoleBinding
        {
            Metadata = new V1ObjectMeta { Name = "tenant-members" },
            RoleRef = new V1RoleRef { ApiGroup = "rbac.authorization.k8s.io", Kind = "ClusterRole", Name = "tenant-member" },
            Subjects = [new Rbacv1Subject { Kind = "Group", Name = ApiUserGroups.Tenant(Namespace) }],
        };
        await cluster.Admin.RbacAuthorizationV1.CreateNamespacedRoleBindingAsync(members, Namespace, cancellationToken: Cancelled);
        return cluster;
    }

    public PipelineSession OpenSession(string token = FixedTokens.Student, string namespaceName = Namespace) =>
        new(Kubeconfig.Parse(KubeconfigText(token)), new SessionIdentity(User, "K8sMLTenant", namespaceName));

    public string KubeconfigText(string token = FixedTokens.Student)
    {
        var authority = Convert.ToBase64String(System.Text.Encoding.ASCII.GetBytes(TestCertificate.Instance.ExportCertificatePem()));
        return $"""
            apiVersion: v1
            kind: Config
            current-context: K8sMLTenant-student1
            clusters:
            - name: sandbox
              cluster:
                server: {Address}
                certificate-authority-data: {authority}
            - name: other
              cluster:
                server: https://other.example
            contexts:
            - name: K8sMLTenant-student1
              context:
                cluster: sandbox
                user: student1
                namespace: {Namespace}
            - name: other
              context:
                cluster: other
                user: other
            users:
            - name: student1
              user:
                token: {token}
            - name: other
              user:
                token: secret-of-another-cluster
            """;
    }

    public async ValueTask DisposeAsync()
    {
        Session.Dispose();
        Admin.Dispose();
        await _server.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
