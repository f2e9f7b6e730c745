using System.Net;
using System.Net.Http.Headers;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using k8s;
using k8s.Models;
using MlPipeline.ApiServer.Access;
using MlPipeline.ApiServer.Pods;

namespace MlPipeline.ApiServer.Tests.Hosting;

/// <summary>A server on a free port with a database in a folder of its own, and clients for it.</summary>
internal sealed class TestServer : IAsyncDisposable
{
    public const string AdminToken = "admin-token";
    public const string TenantToken = "tenant-token";
    public const string NobodyToken = "nobody-token";
    public const string TenantNamespace = "team-a";

    private readonly string _folder;
    private readonly bool _ownsFolder;
    private readonly List<IDisposable> _clients = [];

    private TestServer(KubernetesApiServer server, string folder, bool ownsFolder)
    {
        Server = server;
        _folder = folder;
        _ownsFolder = ownsFolder;
        Client = CreateClient();
        Http = CreateHttp(AdminToken);
    }

    public KubernetesApiServer Server { get; }

    /// <summary>A client that may do everything.</summary>
    public Kubernetes Client { get; }

    /// <summary>The same without a client library in between.</summary>
    public HttpClient Http { get; }

    public static async Task<TestServer> StartAsync(
        string? folder = null, Func<ApiServerOptions, ApiServerOptions>? configure = null, IPodLogSource? logs = null)
    {
        var database = folder ?? Directory.CreateTempSubdirectory("apiserver-").FullName;
        var options = Options(Path.Combine(database, "state.db")) with { PodLogs = logs };
        var server = await KubernetesApiServer.StartAsync(configure?.Invoke(options) ?? options, TestContext.Current.CancellationToken);
        return new TestServer(server, database, ownsFolder: folder is null);
    }

    public static ApiServerOptions Options(string databasePath) => new()
    {
        Certificate = TestCertificate.Instance,
        DatabasePath = databasePath,
        TokenAuthenticator = new FixedTokens(new Dictionary<string, ApiUser>
        {
            [AdminToken] = new("admin", [ApiUserGroups.Masters]),
            [TenantToken] = new("student1", [ApiUserGroups.Tenant(TenantNamespace), ApiUserGroups.Tenants]),
            [NobodyToken] = new("nobody", []),
        }),
    };

    /// <summary>Makes the namespace of the tenant, with a role for those who work in it.</summary>
    public async Task CreateTeamAsync(string role = "tenant-member")
    {
        await Client.CoreV1.CreateNamespaceAsync(
            new V1Namespace { Metadata = new V1ObjectMeta { Name = TenantNamespace } }, cancellationToken: TestContext.Current.CancellationToken);
        var binding = new V1RoleBinding
        {
            Metadata = new V1ObjectMeta { Name = "members" },
            RoleRef = new V1RoleRef { ApiGroup = "rbac.authorization.k8s.io", Kind = "ClusterRole", Name = role },
            Subjects = [new Rbacv1Subject { Kind = "Group", Name = ApiUserGroups.Tenant(TenantNamespace) }],
        };
        await Client.RbacAuthorizationV1.CreateNamespacedRoleBindingAsync(binding, TenantNamespace, cancellationToken: TestContext.Current.CancellationToken);
    }

    public Kubernetes CreateClient(string token = AdminToken)
    {
        var client = new Kubernetes(new KubernetesClientConfiguration
        {
            Host = Server.Address.ToString(),
            AccessToken = token,
            SslCaCerts = [TestCertificate.Instance],
        });
        _clients.Add(client);
        return client;
    }

    public HttpClient CreateHttp(string? token)
    {
        var handler = new SocketsHttpHandler
        {
            SslOptions = new SslClientAuthenticationOptions
            {
                RemoteCertificateValidationCallback = (_, certificate, _, _) =>
                    certificate?.GetCertHashString() == TestCertificate.Instance.GetCertHashString(),
            },
        };
        var client = new HttpClient(handler) { BaseAddress = Server.Address, DefaultRequestVersion = HttpVersion.Version20 };
        client.DefaultRequestHeaders.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        _clients.Add(client);
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var client in _clients)
        {
            client.Dispose();
        }

        await Server.DisposeAsync();
        if (_ownsFolder)
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    private sealed class FixedTokens(IReadOnlyDictionary<string, ApiUser> users) : ITokenAuthenticator
    {
        public ValueTask<ApiUser?> AuthenticateAsync(string token, CancellationToken cancellationToken) =>
            ValueTask.FromResult(users.GetValueOrDefault(token));
    }
}
