using Microsoft.Extensions.Logging;
using MlPipeline.ApiServer;
using MlPipeline.Contracts.Sandbox;
using MlPipeline.Operator;
using MlPipeline.Operator.Admission.Webhooks;
using MlPipeline.Operator.Election;
using MlPipeline.Sandbox.Access;
using MlPipeline.Sandbox.DataSets;
using MlPipeline.Sandbox.Home;
using MlPipeline.Sandbox.Launching;
using MlPipeline.Sandbox.Members;
using MlPipeline.Sandbox.Networking;
using MlPipeline.Sandbox.Nodes;
using MlPipeline.Sandbox.Nodes.Probes;
using MlPipeline.Sandbox.Platform;
using MlPipeline.Sandbox.Seeding;
using MlPipeline.Sandbox.Watching;
using MlPipeline.Sandbox.Workloads;

namespace MlPipeline.Sandbox.Hosting;

/// <summary>A running sandbox: all its parts, started in the order in which they need one another.</summary>
internal sealed class SandboxHost : ISandboxControl, IAsyncDisposable
{
    // The same at every start: an operator that begins anew need not wait for the end of its own lease.
    private const string OperatorIdentity = "sandbox";

    private readonly CancellationTokenSource _end = new();
    private readonly CancellationTokenSource _stopRequested = new();
    private readonly SandboxGround _ground;
    private readonly bool _withoutOperator;
    private readonly ILoggerFactory _loggers;
    private readonly TimeProvider _time;
    private readonly DateTimeOffset _startedAt;
    private readonly AdminToken _admin = new();
    private readonly HttpClient _downloads = new();
    private readonly HttpClient _probes = ProbeClient.Create();
    private readonly PodLogs _logs = new();
    private readonly RunningContainers _containers = new();
    private readonly List<Component> _components = [];
    private readonly string _enginesProgram;
    private readonly TripSeeder _trips;
    private KubernetesApiServer? _apiServer;
    private ApiAccess? _api;
    private WebhookServer? _webhooks;
    private PlatformGateway? _gateway;
    private ServicePublisher? _publisher;
    private StatusReport? _report;

    private SandboxHost(SandboxGround ground, bool withoutOperator, ILoggerFactory loggers, TimeProvider time)
    {
        _ground = ground;
        _withoutOperator = withoutOperator;
        _loggers = loggers;
        _time = time;
        _startedAt = time.GetUtcNow();
        _enginesProgram = EnginesLocation.Find();
        _trips = new TripSeeder(ground.Folders, ground.Settings, _enginesProgram, loggers.CreateLogger<TripSeeder>(), time);
    }

    /// <summary>Cancelled when somebody asked the sandbox to end.</summary>
    public CancellationToken StopRequested => _stopRequested.Token;

    /// <summary>Starts all parts; log-in works when it returns.</summary>
    public static async Task<SandboxHost> StartAsync(
        SandboxGround ground, bool withoutOperator, ILoggerFactory loggers, TimeProvider time, CancellationToken cancellationToken)
    {
        var host = new SandboxHost(ground, withoutOperator, loggers, time);
        try
        {
            await host.StartAsync(cancellationToken);
            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    public Task<SandboxStatus> StatusAsync(CancellationToken cancellationToken) => _report!.CreateAsync(cancellationToken);

    public string AdminKubeconfig() => Kubeconfigs().Write("mlpipeline-sandbox-admin", "default", _admin.Value);

    public void ChangeTrips(TripsRequest request)
    {
        _ground.Settings.Update(settings => SandboxGround.WithTrips(settings, request.DataFolder, request.Rows));
        _trips.Ensure(_end.Token);
    }

    public void RequestStop() => _stopRequested.Cancel();

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await Task.WhenAll(_components.Select(component => component.Completion));
        await _trips.DisposeAsync();
        await DisposeAsync(_publisher);
        await DisposeAsync(_gateway);
        await DisposeAsync(_webhooks);
        _api?.Dispose();
        await DisposeAsync(_apiServer);
        _downloads.Dispose();
        _probes.Dispose();
        _end.Dispose();
        _stopRequested.Dispose();
    }

    private async Task StartAsync(CancellationToken cancellationToken)
    {
        PodProcessRecords.EndLeftovers(_ground.Folders.Pods);
        var settings = _ground.Settings.Read();
        _api = new ApiAccess(
            new Uri($"https://127.0.0.1:{settings.ApiServerPort}"), _ground.Folders.CertificateAuthorityFile, _admin);
        _apiServer = await StartApiServerAsync(settings.ApiServerPort, cancellationToken);
        _webhooks = await StartWebhooksAsync(_api, cancellationToken);
        await new Seeder(_api.Client, _api.Http, _loggers.CreateLogger<Seeder>(), _time).SeedAsync(cancellationToken);
        StartComponents(_api, settings);
        _gateway = await StartGatewayAsync(settings.GatewayPort, cancellationToken);
        _trips.Ensure(_end.Token);
        DescriptorFile.Write(_ground.Folders, Describe(settings));
    }

    private async Task<WebhookServer?> StartWebhooksAsync(ApiAccess api, CancellationToken cancellationToken)
    {
        if (_withoutOperator)
        {
            await WebhookServer.UninstallAsync(api.Client, cancellationToken);
            return null;
        }

        return await WebhookServer.StartAsync(
            api.Client,
            Seeder.OperatorNamespace,
            new WebhookOptions { Certificate = _ground.Certificate, AuthorityPem = _ground.Authority.CertificatePem },
            _loggers,
            cancellationToken);
    }

    private async Task<KubernetesApiServer> StartApiServerAsync(int port, CancellationToken cancellationToken)
    {
        try
        {
            return await KubernetesApiServer.StartAsync(
                new ApiServerOptions
                {
                    Certificate = _ground.Certificate,
                    DatabasePath = _ground.Folders.StateFile,
                    TokenAuthenticator = new SandboxTokens(_admin, _ground.Sessions),
                    PodLogs = _logs,
                    PodExec = new NodePodExec(_containers),
                    Port = port,
                    TimeProvider = _time,
                    LoggerFactory = _loggers,
                },
                cancellationToken);
        }
        catch (ApiServerStartException exception)
        {
            throw ApiServerFailure.Explain(exception, _ground.Folders);
        }
    }

    private void StartComponents(ApiAccess api, SandboxSettings settings)
    {
        var folders = _ground.Folders;
        var view = new ClusterView(api.Client, _loggers.CreateLogger<ClusterView>(), _time);
        var network = new PodNetwork();
        var sources = new PodSources(api.Client);
        var claims = new ClaimFolders(folders.Volumes);
        var node = new NodeServices(
            new NodeOptions(folders.Pods, folders.Share, folders.EndpointsFile, _enginesProgram, NotebookFolder.Find(), ToolLocation.Find()),
            view,
            new PodAddresses(settings.LoopbackOctet),
            network,
            _containers,
            _logs,
            new PodStatusWriter(api.Client, _loggers.CreateLogger<PodStatusWriter>(), _time),
            new EnvironmentSources(sources),
            new VolumeFolders(sources, claims),
            _probes,
            _time);
        var agent = new NodeAgent(api.Client, node, _loggers.CreateLogger<NodeAgent>());
        var workloads = new StatefulSetController(api.Client, view, _loggers.CreateLogger<StatefulSetController>(), _time);
        var table = new NetworkController(
            api.Client, view, network, new EndpointTable(folders.EndpointsFile, view, network), _loggers.CreateLogger<NetworkController>(), _time);
        _publisher = new ServicePublisher(
            api.Client, view, network, _ground.Settings, _ground.Certificate, _loggers.CreateLogger<ServicePublisher>(), _time);
        _report = new StatusReport(_ground, _startedAt, _trips, _components, agent, view, _containers, _publisher, api.Http);

        Start("node agent", agent.RunAsync);
        Start("placement", new PodPlacement(api.Client, view, _loggers.CreateLogger<PodPlacement>(), _time).RunAsync);
        Start("stateful sets", workloads.RunAsync);
        Start("volume claims", new ClaimController(api.Client, view, claims, _loggers.CreateLogger<ClaimController>(), _time).RunAsync);
        Start("cluster network", table.RunAsync);
        Start("service gateway", _publisher.RunAsync);
        if (!_withoutOperator)
        {
            var election = new LeaderElection(api.Client, Seeder.OperatorNamespace, OperatorIdentity, _loggers.CreateLogger<LeaderElection>());
            Start("KubeDirector", end => election.RunAsync(RunOperatorAsync, end));
        }

        Start("watches", view.RunAsync);
    }

    private Task RunOperatorAsync(CancellationToken cancellationToken)
    {
        var members = new NodeMemberAccess(_containers, new PackageInstaller(_downloads), new FileDownloads(_downloads));
        var options = new OperatorOptions { Namespace = Seeder.OperatorNamespace };
        return new KubeDirectorOperator(_api!.Client, members, options, _time, _loggers).RunAsync(cancellationToken);
    }

    private void Start(string name, Func<CancellationToken, Task> run) =>
        _components.Add(Component.Start(name, run, _loggers.CreateLogger<Component>(), _end.Token));

    private Task<PlatformGateway> StartGatewayAsync(int port, CancellationToken cancellationToken)
    {
        var sessions = new SessionRoutes(_ground.Credentials, _ground.Sessions, Kubeconfigs());
        var control = new ControlRoutesMap(_ground.ControlToken, this);
        var config = new ConfigRoute(_apiServer!.Address);
        return PlatformGateway.StartAsync(
            port,
            _ground.Certificate,
            routes =>
            {
                sessions.Map(routes);
                config.Map(routes);
                control.Map(routes);
            },
            _loggers,
            cancellationToken);
    }

    private KubeconfigDocument Kubeconfigs() => new(_apiServer!.Address, _ground.Authority.CertificatePem);

    private SandboxDescriptor Describe(SandboxSettings settings) => new(
        Environment.ProcessId,
        $"https://127.0.0.1:{settings.GatewayPort}",
        _apiServer!.Address.GetLeftPart(UriPartial.Authority),
        _ground.Folders.CertificateAuthorityFile,
        _ground.Folders.CredentialsFile,
        Tenant.Workshop.Name,
        _startedAt);

    private static ValueTask DisposeAsync(IAsyncDisposable? part) => part?.DisposeAsync() ?? ValueTask.CompletedTask;
}
