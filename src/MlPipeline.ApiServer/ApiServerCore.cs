using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using MlPipeline.ApiServer.Access;
using MlPipeline.ApiServer.Access.Rbac;
using MlPipeline.ApiServer.Access.ServiceAccounts;
using MlPipeline.ApiServer.Admission;
using MlPipeline.ApiServer.Admission.Webhooks;
using MlPipeline.ApiServer.Discovery;
using MlPipeline.ApiServer.GarbageCollection;
using MlPipeline.ApiServer.Handlers;
using MlPipeline.ApiServer.Objects;
using MlPipeline.ApiServer.Requests;
using MlPipeline.ApiServer.Resources;
using MlPipeline.ApiServer.Reviews;
using MlPipeline.ApiServer.Storage;
using MlPipeline.ApiServer.Writing;

namespace MlPipeline.ApiServer;

/// <summary>Everything behind the HTTP listener, put together.</summary>
internal sealed class ApiServerCore : IAsyncDisposable
{
    private const string SystemNamespace = "kube-system";

    private static readonly string[] InitialNamespaces = ["default", SystemNamespace];

    private readonly CancellationTokenSource _stopping = new();
    private readonly WebhookCaller _webhookCaller = new();
    private readonly ObjectStore _store;
    private readonly ResourceRegistry _registry = new();
    private readonly ServiceAccountTokens _tokens;
    private readonly ObjectCreator _creator;
    private readonly ErrorBoundary _entrance;
    private readonly GarbageCollector _collector;
    private Task _collecting = Task.CompletedTask;

    private ApiServerCore(ApiServerOptions options)
    {
        var time = options.TimeProvider;
        var webhooks = new WebhookRegistry();
        var authorizer = new RbacAuthorizer();
        _store = new ObjectStore(SqliteJournal.Open(options.DatabasePath, options.DatabaseSizeLimit), options.WatchWindow, [_registry, webhooks, authorizer]);
        _tokens = new ServiceAccountTokens(_store, time);
        var authenticator = new RequestAuthenticator(options.TokenAuthenticator, _tokens);
        var admission = new AdmissionStage(webhooks, _webhookCaller);
        _creator = new ObjectCreator(_store, new ObjectPreparation(time), new NamespaceGuard(_store, _registry), admission);
        var updater = new ObjectUpdater(_store, admission);
        var deleter = new ObjectDeleter(_store, admission, time);
        var handlers = new ResourceHandlers(
            new ReadHandler(_store, time),
            new WatchHandler(_store, time, _stopping.Token),
            new WriteHandler(_store, _creator, updater, deleter),
            new ScaleHandler(_store, updater),
            new LogHandler(_store, options.PodLogs, _stopping.Token),
            new ExecHandler(_store, options.PodExec, _stopping.Token),
            new ReviewHandler(authenticator, authorizer),
            new TokenHandler(_store, _tokens));
        var dispatcher = new RequestDispatcher(authenticator, new Impersonation(authorizer), authorizer, _registry, new DiscoveryHandler(_registry), handlers);
        _entrance = new ErrorBoundary(dispatcher, options.LoggerFactory.CreateLogger<ErrorBoundary>());
        _collector = new GarbageCollector(
            _store,
            _registry,
            new OwnerCascade(_store, _registry, updater, deleter),
            new ContentCleaner(_store, _registry, updater, deleter),
            time,
            options.LoggerFactory.CreateLogger<GarbageCollector>());
    }

    /// <summary>Opens the database and starts what runs in the background.</summary>
    public static async Task<ApiServerCore> StartAsync(ApiServerOptions options)
    {
        var core = new ApiServerCore(options);
        await core.CreateInitialObjectsAsync();
        core._collecting = Task.Run(() => core._collector.RunAsync(core._stopping.Token));
        return core;
    }

    public Task HandleAsync(HttpContext http) => _entrance.HandleAsync(http);

    /// <summary>Ends the requests that have no end of their own.</summary>
    public Task StopAsync() => _stopping.CancelAsync();

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await _collecting;
        _store.Dispose();
        _webhookCaller.Dispose();
        _stopping.Dispose();
    }

    private async Task CreateInitialObjectsAsync()
    {
        foreach (var name in InitialNamespaces)
        {
            await EnsureAsync(NamespaceGuard.Namespaces, name, kind => new JsonObject
            {
                [ObjectFields.ApiVersion] = kind.ApiVersion,
                [ObjectFields.Kind] = kind.Kind,
                [ObjectFields.Metadata] = new JsonObject { [ObjectFields.Name] = name },
            });
        }

        foreach (var value in InitialObjects.Read())
        {
            await EnsureAsync(InitialObjects.ResourceOf(value), value.Metadata().Text(ObjectFields.Name)!, _ => value);
        }

        _tokens.Use(await SigningKey.EnsureAsync(_store, _registry.Kinds.FindStored("secrets")!, _creator, SystemNamespace));
    }

    private async Task EnsureAsync(string resource, string name, Func<ResourceKind, JsonObject> make)
    {
        var kind = _registry.Kinds.FindStored(resource)!;
        if (_store.State.Find(new ObjectKey(kind.StorageName, "", name)) is null)
        {
            await _creator.CreateAsync(kind, "", make(kind), WriteContext.OfServer);
        }
    }
}
