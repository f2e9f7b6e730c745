using System.ComponentModel;
using System.Net;
using k8s.Models;
using Microsoft.Extensions.Logging;
using MlPipeline.Sandbox.Launching;
using MlPipeline.Sandbox.Members;
using MlPipeline.Sandbox.Watching;
using MemberAccessException = MlPipeline.Operator.Members.MemberAccessException;

namespace MlPipeline.Sandbox.Nodes;

/// <summary>Runs one pod: starts its container's process, starts it again when it ends and the pod says so, and reports.</summary>
internal sealed class PodRunner
{
    private readonly V1Pod _pod;
    private readonly NodeServices _node;
    private readonly ILogger _logger;
    private readonly ResourceKey _key;
    private readonly V1Container _container;
    private readonly PodFolder _folder;
    private readonly PodStatusDocument _document;
    private readonly PodInitialization _initialization;
    private readonly RestartBackOff _backOff = new();
    private IPAddress? _address;

    public PodRunner(V1Pod pod, NodeServices node, ILogger logger)
    {
        _pod = pod;
        _node = node;
        _logger = logger;
        _key = ResourceKey.Of(pod);
        _container = pod.Spec.Containers[0];
        _folder = PodFolder.Of(_key, node.Options.PodsFolder, node.Options.Share);
        _document = new PodStatusDocument(pod, node.Time);
        _initialization = new PodInitialization(pod, _folder, node, cancellationToken => ReportAsync(View!, cancellationToken));
        View = ContainerView.OfStored(pod.Status?.ContainerStatuses?.FirstOrDefault());
    }

    /// <summary>What the container does now.</summary>
    public ContainerView View { get; private set; }

    /// <summary>Runs the pod until the token ends it; its process has then ended too.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (FindObstacle() is { } obstacle)
        {
            await ReportAsync(obstacle, cancellationToken);
            return;
        }

        var log = _node.Logs.Open(_key, _folder.LogFile);
        try
        {
            if (!RestartRule.HasEnded(_pod))
            {
                await RunToEndAsync(log, cancellationToken);
            }

            // Its log can be read until somebody deletes the pod.
            await Task.Delay(Timeout.InfiniteTimeSpan, _node.Time, cancellationToken);
        }
        finally
        {
            _node.Logs.Close(_key, log);
        }
    }

    private ContainerView? FindObstacle()
    {
        if (_pod.Spec.Containers.Count > 1)
        {
            return ContainerView.Waiting("CreateContainerConfigError", "The sandbox runs pods of one container.");
        }

        return ImageCatalogue.TryGetEngine(_container.Image, out _)
            ? null
            : ContainerView.Waiting(
                "ErrImagePull",
                $"The sandbox has no image \"{_container.Image}\". It has {string.Join(", ", ImageCatalogue.Images)}.");
    }

    private async Task RunToEndAsync(PodLog log, CancellationToken cancellationToken)
    {
        _address = _node.Addresses.Take();
        try
        {
            await ReportAsync(View, cancellationToken);
            while (!View.IsFinal)
            {
                await RunContainerAsync(log, cancellationToken);
            }
        }
        finally
        {
            _node.Network.Remove(_key);
            _node.Addresses.Return(_address);
        }
    }

    private async Task RunContainerAsync(PodLog log, CancellationToken cancellationToken)
    {
        ContainerRun run;
        try
        {
            run = await StartAsync(log, cancellationToken);
        }
        catch (Exception exception) when (ReasonOf(exception) is { } reason)
        {
            _logger.LogWarning("The container of pod {Pod} cannot be started yet: {Reason}", _key, exception.Message);
            await ReportAsync(View.ToWaiting(reason, exception.Message), cancellationToken);
            await Task.Delay(_backOff.After(TimeSpan.Zero), _node.Time, cancellationToken);
            return;
        }

        using (run)
        {
            var end = await run.FollowAsync(EventsOf(run, cancellationToken), cancellationToken);
            await ConcludeAsync(end, run.StartedAt, cancellationToken);
        }
    }

    private static string? ReasonOf(Exception exception) => exception switch
    {
        PodInitializationException => "PodInitializing",
        PodConfigException or MemberAccessException => "CreateContainerConfigError",
        IOException or UnauthorizedAccessException or Win32Exception => "CreateContainerError",
        _ => null,
    };

    private async Task<ContainerRun> StartAsync(PodLog log, CancellationToken cancellationToken)
    {
        _folder.Prepare(_node.ConfigPackage);
        var ports = ContainerEnvironment.Ports(_container).ToDictionary(port => port, port => _node.Addresses.Map(_address!, port));
        var endpoint = new PodEndpoint(_address!, ports, false);
        await _initialization.RunAsync(endpoint, log, cancellationToken);
        await _node.Volumes.MountAsync(_pod, _container, _folder, cancellationToken);
        var declared = await _node.Environment.ResolveAsync(_pod, _container, endpoint, cancellationToken);
        var environment = ContainerEnvironment.Build(_pod, _container, declared, _folder, endpoint, _node.Options);
        var (program, arguments) = Command();
        var process = ContainerProcess.Start(program, arguments, environment, _folder.Root, log.Append, _node.Time);
        _logger.LogInformation("Pod {Pod} runs as process {Process} on {Address}", _key, process.ProcessId, _address);
        return new ContainerRun(_pod, _folder, process, environment, endpoint, _node, _logger);
    }

    /// <summary>What the pod says, else the engine that its image is.</summary>
    private (string Program, IEnumerable<string> Arguments) Command()
    {
        IEnumerable<string> arguments = _container.Args ?? [];
        if (_container.Command is { Count: > 0 } command)
        {
            return (ContainerPath.ProgramOf(_folder.Root, command[0]), command.Skip(1).Concat(arguments));
        }

        _ = ImageCatalogue.TryGetEngine(_container.Image, out var engine);
        return (DotnetHost.Path, [_node.Options.EnginesProgram, engine!, .. arguments]);
    }

    private ContainerEvents EventsOf(ContainerRun run, CancellationToken cancellationToken) => new(
        Began: () => ReportAsync(
            View with
            {
                ContainerId = run.ContainerId,
                State = new V1ContainerState { Running = new V1ContainerStateRunning { StartedAt = run.StartedAt.UtcDateTime } },
            },
            cancellationToken),
        Started: () => ReportAsync(View with { Started = true }, cancellationToken),
        ReadyChanged: ready => SetReadyAsync(ready, cancellationToken));

    private async Task ConcludeAsync(ContainerEnd end, DateTimeOffset startedAt, CancellationToken cancellationToken)
    {
        View = Ended(end);
        if (!RestartRule.StartsAgain(_pod, end.ExitCode))
        {
            await ReportAsync(View with { IsFinal = true }, cancellationToken);
            return;
        }

        var delay = _backOff.After(_node.Time.GetUtcNow() - startedAt);
        await ReportAsync(
            delay == TimeSpan.Zero
                ? View
                : View.ToWaiting("CrashLoopBackOff", $"back-off {delay.TotalSeconds:0}s restarting failed container={_container.Name}"),
            cancellationToken);
        await Task.Delay(delay, _node.Time, cancellationToken);
        View = View with { RestartCount = View.RestartCount + 1 };
    }

    private ContainerView Ended(ContainerEnd end)
    {
        var terminated = new V1ContainerState
        {
            Terminated = new V1ContainerStateTerminated
            {
                ContainerID = View.ContainerId,
                ExitCode = end.ExitCode,
                Reason = end.Reason,
                Message = end.Message,
                StartedAt = View.State.Running?.StartedAt,
                FinishedAt = _node.Time.GetUtcNow().UtcDateTime,
            },
        };
        return View with { State = terminated, LastState = terminated, Ready = false, Started = false };
    }

    private Task SetReadyAsync(bool ready, CancellationToken cancellationToken)
    {
        if (_node.Network.TryGet(_key, out var endpoint))
        {
            _node.Network.Set(_key, endpoint with { Ready = ready });
        }

        return ReportAsync(View with { Ready = ready }, cancellationToken);
    }

    private Task ReportAsync(ContainerView view, CancellationToken cancellationToken)
    {
        View = view;
        return _node.Status.WriteAsync(_pod, _document.Write(view, _initialization.Statuses, _address), cancellationToken);
    }
}
