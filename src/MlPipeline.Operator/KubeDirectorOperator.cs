using k8s;
using k8s.Models;
using Microsoft.Extensions.Logging;
using MlPipeline.Contracts.KubeDirector;
using MlPipeline.KubeDirector.Resources;
using MlPipeline.Operator.Api;
using MlPipeline.Operator.Clusters;
using MlPipeline.Operator.Configs;
using MlPipeline.Operator.Connections;
using MlPipeline.Operator.Events;
using MlPipeline.Operator.Members;
using MlPipeline.Operator.Observing;
using MlPipeline.Operator.Queue;
using MlPipeline.Operator.Roles;
using MlPipeline.Operator.Services;

namespace MlPipeline.Operator;

/// <summary>
/// A controller for kdclusters. It follows every object that matters to them, keeps nothing in memory that it could not work out
/// again, and may be ended at any step.
/// </summary>
public sealed class KubeDirectorOperator
{
    private const int ConnectionWorkers = 2;
    private static readonly RetryDelays Delays = new(TimeSpan.FromMilliseconds(200), TimeSpan.FromSeconds(30));

    private readonly OperatorOptions _options;
    private readonly TimeProvider _time;
    private readonly ILoggerFactory _loggers;
    private readonly ILogger _logger;
    private readonly OperatorResources _resources;
    private readonly EventRecorder _events;
    private readonly ConnectionLookup _connections;
    private readonly ConnectionNotices _notices;
    private readonly ClusterReconciler _reconciler;

    /// <summary>Makes an operator.</summary>
    /// <param name="client">The API server; the operator talks to nothing else.</param>
    /// <param name="members">The way into the members' containers.</param>
    /// <param name="options">What the operator is told.</param>
    /// <param name="time">Where time is read.</param>
    /// <param name="loggers">Where log entries go.</param>
    public KubeDirectorOperator(
        IKubernetes client, IMemberAccess members, OperatorOptions options, TimeProvider time, ILoggerFactory loggers)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        _time = time;
        _loggers = loggers;
        _logger = loggers.CreateLogger<KubeDirectorOperator>();
        _resources = new OperatorResources(client, time, loggers);
        _events = new EventRecorder(_resources.Events, time, loggers.CreateLogger<EventRecorder>());
        _connections = new ConnectionLookup(_resources, options);
        _notices = new ConnectionNotices(_resources, _events);
        _reconciler = CreateReconciler(new TimedMemberAccess(members, options.MemberTimeout, time));
    }

    /// <summary>Runs until it is cancelled. An operator runs once.</summary>
    /// <param name="cancellationToken">Ends the run.</param>
    /// <returns>A task that ends when everything has come to rest.</returns>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var metrics = new OperatorMetrics();
        using var clusters = new WorkQueue<ResourceKey>(_time, Delays);
        using var changes = new WorkQueue<ConnectionChange>(_time, Delays);
        var watcher = new ConnectionWatcher(_resources, _connections, _notices, changes, clusters);
        using var configs = new WorkQueue<ResourceKey>(_time, Delays);
        FollowParts(clusters);
        FollowConfig(configs, clusters);
        var background = new List<Task> { _events.RunAsync(cancellationToken) };
        background.AddRange(_resources.Informers.Select(informer => informer.RunAsync(cancellationToken)));
        await Task.WhenAll(_resources.Informers.Select(informer => informer.Synced.WaitAsync(cancellationToken)))
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _logger.LogInformation("Operator follows {Count} kdclusters", _resources.Clusters.Store.All().Count);

        background.Add(RunPoolAsync("kubedirectorcluster", clusters, _reconciler.ReconcileAsync, _options.Workers));
        background.Add(RunPoolAsync("connection", changes, watcher.NotifyAsync, ConnectionWorkers));
        background.Add(RunPoolAsync("kubedirectorconfig", configs, new ConfigReconciler(_resources, _events).ReconcileAsync, workers: 1));
        background.Add(ResyncAsync(clusters, cancellationToken));
        await Task.WhenAll(background);

        Task RunPoolAsync<TKey>(string name, WorkQueue<TKey> queue, Func<TKey, CancellationToken, Task<TimeSpan?>> work, int workers)
            where TKey : notnull => new WorkerPool<TKey>(name, queue, work, workers, metrics, _time, _logger).RunAsync(cancellationToken);
    }

    /// <summary>Looks at a kdcluster whenever it, one of its parts, its kdapp or a kdcluster it is connected to changes.</summary>
    private void FollowParts(WorkQueue<ResourceKey> clusters)
    {
        _resources.Clusters.Store.Changed += (before, after) =>
        {
            var key = KeyOf((after ?? before)!);
            clusters.Add(key);
            AddAll(clusters, _connections.DependentsOn(key, connections => connections.Clusters));
        };
        _resources.Apps.Store.Changed += (before, after) =>
        {
            var app = (after ?? before)!.Metadata.Name;
            AddAll(clusters, _resources.Clusters.Store.Where(cluster => cluster.Spec.App == app));
        };
        _resources.StatusBackups.Store.Changed += (before, after) =>
        {
            // The operator's own writes need no look; a backup that comes or goes does.
            if (before is null || after is null)
            {
                var metadata = (after ?? before)!.Metadata;
                clusters.Add(new ResourceKey(metadata.NamespaceProperty, metadata.Name));
            }
        };
        _resources.StatefulSets.Store.Changed += (before, after) => AddOwner(clusters, (after ?? before)!);
        _resources.Pods.Store.Changed += (before, after) => AddOwner(clusters, (after ?? before)!);
        _resources.Services.Store.Changed += (before, after) => AddOwner(clusters, (after ?? before)!);
    }

    /// <summary>What the kdconfig says may matter to any kdcluster.</summary>
    private void FollowConfig(WorkQueue<ResourceKey> configs, WorkQueue<ResourceKey> clusters) =>
        _resources.Configs.Store.Changed += (before, after) =>
        {
            var metadata = (after ?? before)!.Metadata;
            configs.Add(new ResourceKey(metadata.NamespaceProperty, metadata.Name));
            AddAll(clusters, _resources.Clusters.Store.All());
        };

    private static void AddOwner(WorkQueue<ResourceKey> clusters, IMetadata<V1ObjectMeta> part)
    {
        if (part.GetLabel(KubeDirectorLabels.KdCluster) is { } name)
        {
            clusters.Add(new ResourceKey(part.Metadata.NamespaceProperty, name));
        }
    }

    private static void AddAll(WorkQueue<ResourceKey> queue, IEnumerable<KubeDirectorCluster> clusters)
    {
        foreach (var cluster in clusters)
        {
            queue.Add(KeyOf(cluster));
        }
    }

    private async Task ResyncAsync(WorkQueue<ResourceKey> clusters, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(_options.Resync, _time);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellationToken))
            {
                AddAll(clusters, _resources.Clusters.Store.All());
            }
        }
        catch (OperationCanceledException)
        {
            _logger.LogDebug("Operator ends");
        }
    }

    private ClusterReconciler CreateReconciler(IMemberAccess access)
    {
        var registry = new ClusterRegistry();
        var replicas = new ReplicaCount(_resources, _events);
        var backups = new StatusBackups(_resources);
        var notifications = new MemberNotifications(access, _events, _loggers.CreateLogger<MemberNotifications>());
        var output = new StartScriptOutput(access, _loggers.CreateLogger<StartScriptOutput>());
        var outcomes = new ReconnectOutcomes(access, output, _events, _loggers.CreateLogger<ReconnectOutcomes>());
        var members = new MemberSync(
            _resources,
            output,
            new ConfigRefresh(access, outcomes, _events, _loggers.CreateLogger<ConfigRefresh>()),
            new MemberSetup(access, new FileInjections(access), _events),
            notifications,
            replicas,
            _events,
            _loggers.CreateLogger<MemberSync>());
        return new ClusterReconciler(
            _resources,
            _options,
            registry,
            new ClusterRelease(_resources, registry, _events),
            new ClusterRestore(_resources, backups, _events),
            new MemberObserver(_resources, new StorageProgress(access), _events),
            new ClusterServiceSync(_resources, _events),
            new RoleSync(_resources, replicas, _events),
            new MemberServiceSync(_resources, _events),
            members,
            notifications,
            outcomes,
            _connections,
            _notices,
            new StatusWriter(_resources, backups, _loggers.CreateLogger<StatusWriter>()),
            _events);
    }

    private static ResourceKey KeyOf(KubeDirectorCluster cluster) => new(cluster.Metadata.NamespaceProperty, cluster.Metadata.Name);
}
