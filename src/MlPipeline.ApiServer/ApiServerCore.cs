using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using MlPipeline.ApiServer.Access;
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
    private static readonly string[] InitialNamespaces = ["default", "kube-system"];

    private readonly CancellationTokenSource _stopping = new();
    private readonly WebhookCaller _webhookCaller = new();
    private readonly ObjectStore _store;
    private readonly ResourceRegistry _registry = new();
    private readonly ObjectCreator _creator;
    private readonly ErrorBoundary _entrance;
    private readonly GarbageCollector _collector;
    private Task _collecting = Task.CompletedTask;

    private ApiServerCore(ApiServerOptions options)
    {
        var time = options.TimeProvider;
        var webhooks = new WebhookRegistry();
        _store = new ObjectStore(SqliteJournal.Open(options.DatabasePath, options.DatabaseSizeLimit), options.WatchWindow, [_registry, webhooks]);
        var admission = new AdmissionStage(webhooks, _webhookCaller);
        _creator = new ObjectCreator(_store, new ObjectPreparation(time), new NamespaceGuard(_store, _registry), admission);
        var updater = new ObjectUpdater(_store, admission);
        var deleter = new ObjectDeleter(_store, admission, time);
        var authorizer = new GroupAuthorizer();
        var handlers = new ResourceHandlers(
            new ReadHandler(_store, time),
            new WatchHandler(_store, time, _stopping.Token),
            new WriteHandler(_store, _creator, updater, deleter),
            new ScaleHandler(_store, updater),
            new LogHandler(_store, options.PodLogs, _stopping.Token),
            new ExecHandler(_store, options.PodExec, _stopping.Token),
            new ReviewHandler(authorizer));
        var dispatcher = new RequestDispatcher(options.TokenAuthenticator, authorizer, _registry, new DiscoveryHandler(_registry), handlers);
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
        await core.CreateInitialNamespacesAsync();
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

    private async Task CreateInitialNamespacesAsync()
    {
        var kind = _registry.Kinds.FindStored(NamespaceGuard.Namespaces)!;
        foreach (var name in InitialNamespaces.Where(name => _store.State.Find(new ObjectKey(kind.StorageName, "", name)) is null))
        {
            var value = new JsonObject
            {
                [ObjectFields.ApiVersion] = kind.ApiVersion,
                [ObjectFields.Kind] = kind.Kind,
                [ObjectFields.Metadata] = new JsonObject { [ObjectFields.Name] = name },
            };
            await _creator.CreateAsync(kind, "", value, dryRun: false);
        }
    }
}
