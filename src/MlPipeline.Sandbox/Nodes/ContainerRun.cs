using k8s.Models;
using Microsoft.Extensions.Logging;
using MlPipeline.Sandbox.Nodes.Limits;
using MlPipeline.Sandbox.Nodes.Probes;
using MlPipeline.Sandbox.Watching;

namespace MlPipeline.Sandbox.Nodes;

/// <summary>One run of a pod's container: hooks, probes and limits from the start of its process to its end.</summary>
internal sealed class ContainerRun : IDisposable
{
    // Less than the 30 s that pods ask for when they say nothing: engines end at once, and whoever stops a sandbox waits for them.
    private static readonly TimeSpan LongestGrace = TimeSpan.FromSeconds(5);

    private readonly V1Pod _pod;
    private readonly V1Container _container;
    private readonly PodFolder _folder;
    private readonly ContainerProcess _process;
    private readonly PodEndpoint _endpoint;
    private readonly NodeServices _node;
    private readonly ILogger _logger;
    private readonly ResourceKey _key;
    private readonly RunningContainer _running;
    private readonly ContainerActions _actions;
    private readonly MemoryGuard? _memory;
    private readonly CancellationTokenSource _ended = new();
    private string? _endedBecause;

    public ContainerRun(
        V1Pod pod,
        PodFolder folder,
        ContainerProcess process,
        IReadOnlyDictionary<string, string> environment,
        PodEndpoint endpoint,
        NodeServices node,
        ILogger logger)
    {
        _pod = pod;
        _container = pod.Spec.Containers[0];
        _folder = folder;
        _process = process;
        _endpoint = endpoint;
        _node = node;
        _logger = logger;
        _key = ResourceKey.Of(pod);
        _running = new RunningContainer(_container.Name, process.ContainerId, folder.Root, environment, process.ProcessId, _ended.Token);
        _actions = new ContainerActions(_container, _running, endpoint, node.Probes);
        _memory = RuntimeLimits.MemoryOf(_container) is { } limit ? new MemoryGuard(process, limit, node.Time) : null;
    }

    /// <summary>Id of the container.</summary>
    public string ContainerId => _process.ContainerId;

    /// <summary>When it began.</summary>
    public DateTimeOffset StartedAt => _process.StartedAt;

    /// <summary>Follows the run to its end; nothing of it is left then.</summary>
    /// <param name="events">Who is told what happens meanwhile.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    public async Task<ContainerEnd> FollowAsync(ContainerEvents events, CancellationToken cancellationToken)
    {
        _process.Remember(_folder.Path);
        _node.Containers.Set(_key, _running);
        _node.Network.Set(_key, _endpoint);
        var watches = Task.CompletedTask;
        try
        {
            await events.Began();
            watches = WatchAsync(events);
            var exitCode = await _process.WaitForExitAsync(cancellationToken);
            _logger.LogWarning("The process of pod {Pod} ended with exit code {Code}", _key, exitCode);
            return Describe(exitCode);
        }
        finally
        {
            if (cancellationToken.IsCancellationRequested)
            {
                await PrepareToStopAsync();
            }

            await _process.StopAsync(Grace(), _node.Time);
            ContainerLeftovers.End(_folder.Root);
            await _ended.CancelAsync();
            await watches.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            _node.Containers.Remove(_key, _running);
            _node.Network.Set(_key, _endpoint with { Ready = false });
            PodProcessRecords.Delete(_folder.Path);
        }
    }

    public void Dispose()
    {
        _ended.Dispose();
        _process.Dispose();
    }

    private Task WatchAsync(ContainerEvents events) =>
        Task.WhenAll(_memory?.WatchAsync(_ended.Token) ?? Task.CompletedTask, WatchHealthAsync(events));

    private async Task WatchHealthAsync(ContainerEvents events)
    {
        if (_container.Lifecycle?.PostStart?.Exec is { } hook && await _actions.ExecAsync(hook, _ended.Token) is { } problem)
        {
            await EndAsync($"PostStart hook failed: {problem}");
            return;
        }

        await new ContainerHealth(_container, _endpoint, _actions, _node.Time).WatchAsync(events, EndAsync, _ended.Token);
    }

    private Task EndAsync(string reason)
    {
        _endedBecause = reason;
        _logger.LogWarning("The container of pod {Pod} is ended: {Reason}", _key, reason);
        return _process.StopAsync(Grace(), _node.Time);
    }

    /// <summary>A container that is to end may first do what its pod says, within its grace period.</summary>
    private async Task PrepareToStopAsync()
    {
        if (_container.Lifecycle?.PreStop?.Exec is { } hook)
        {
            using var patience = new CancellationTokenSource(Grace(), _node.Time);
            if (await _actions.ExecAsync(hook, patience.Token) is { } problem)
            {
                _logger.LogWarning("PreStop hook of pod {Pod} failed: {Problem}", _key, problem);
            }
        }
    }

    private ContainerEnd Describe(int exitCode) => _memory?.HasEndedProcess == true
        ? new ContainerEnd(exitCode, "OOMKilled", $"It took more memory than its limit, {_container.Resources.Limits["memory"]}.")
        : new ContainerEnd(exitCode, exitCode == 0 ? "Completed" : "Error", _endedBecause);

    private TimeSpan Grace()
    {
        var asked = TimeSpan.FromSeconds(_pod.Metadata.DeletionGracePeriodSeconds ?? _pod.Spec.TerminationGracePeriodSeconds ?? LongestGrace.TotalSeconds);
        return asked < LongestGrace ? asked : LongestGrace;
    }
}
