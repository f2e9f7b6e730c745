using System.ComponentModel;
using System.Net;
using k8s.Models;
using Microsoft.Extensions.Logging;
using MlPipeline.Sandbox.Launching;
using MlPipeline.Sandbox.Watching;
using MemberAccessException = MlPipeline.Operator.Members.MemberAccessException;

namespace MlPipeline.Sandbox.Nodes;

/// <summary>Runs one pod: starts its container's process, starts it again when it ends, and reports.</summary>
internal sealed class PodRunner(V1Pod pod, NodeServices node, ILogger logger)
{
    // The time engines are given to end cleanly.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    private readonly ResourceKey _key = ResourceKey.Of(pod);
    private readonly V1Container _container = pod.Spec.Containers[0];
    private readonly PodFolder _folder = PodFolder.Of(ResourceKey.Of(pod), node.Options.PodsFolder, node.Options.Share);
    private readonly PodStatusDocument _document = new(pod, node.Time);
    private readonly RestartBackOff _backOff = new();
    private readonly PodInitialization _initialization = new(
        pod, PodFolder.Of(ResourceKey.Of(pod), node.Options.PodsFolder, node.Options.Share), node);

    private IPAddress? _address;

    /// <summary>What the container does now.</summary>
    public ContainerView View { get; private set; } = ContainerView.OfStored(pod.Status?.ContainerStatuses?.FirstOrDefault());

    /// <summary>Runs the pod until the token ends it; its process has then ended too.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (FindObstacle() is { } obstacle)
        {
            await ReportAsync(obstacle, cancellationToken);
            return;
        }

        _address = node.Addresses.Take();
        var log = node.Logs.Open(_key, _folder.LogFile);
        try
        {
            await ReportAsync(View, cancellationToken);
            while (true)
            {
                await RunContainerAsync(log, cancellationToken);
            }
        }
        finally
        {
            node.Network.Remove(_key);
            node.Logs.Close(_key, log);
            node.Addresses.Return(_address);
        }
    }

    private ContainerView? FindObstacle()
    {
        if (pod.Spec.Containers.Count > 1)
        {
            return ContainerView.Waiting("CreateContainerConfigError", "The sandbox runs pods of one container.");
        }

        return ImageCatalogue.TryGetEngine(_container.Image, out _)
            ? null
            : ContainerView.Waiting(
                "ErrImagePull",
                $"The sandbox has no image \"{_container.Image}\". It has {string.Join(", ", ImageCatalogue.Images)}.");
    }

    private async Task RunContainerAsync(PodLog log, CancellationToken cancellationToken)
    {
        PodEndpoint endpoint;
        ContainerProcess process;
        Dictionary<string, string> environment;
        try
        {
            _folder.Prepare(node.ConfigPackage);
            endpoint = new PodEndpoint(
                _address!, ContainerEnvironment.Ports(_container).ToDictionary(port => port, port => node.Addresses.Map(_address!, port)), false);
            await _initialization.RunAsync(endpoint, log, cancellationToken);
            await node.Volumes.MountAsync(pod, _container, _folder, cancellationToken);
            var declared = await node.Environment.ResolveAsync(pod, _container, endpoint, cancellationToken);
            environment = ContainerEnvironment.Build(pod, declared, _folder, endpoint, node.Options);
            process = StartProcess(environment, log);
        }
        catch (Exception exception) when (exception is PodConfigException or PodInitializationException or MemberAccessException)
        {
            var (reason, delay) = (exception is PodInitializationException ? "PodInitializing" : "CreateContainerConfigError", _backOff.After(TimeSpan.Zero));
            logger.LogWarning("The container of pod {Pod} cannot be started yet: {Reason}", _key, exception.Message);
            await ReportAsync(View.ToWaiting(reason, exception.Message), cancellationToken);
            await Task.Delay(delay, node.Time, cancellationToken);
            return;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or Win32Exception)
        {
            logger.LogWarning("The container of pod {Pod} could not be started: {Reason}", _key, exception.Message);
            await ReportAsync(View.ToWaiting("CreateContainerError", exception.Message), cancellationToken);
            await Task.Delay(_backOff.After(TimeSpan.Zero), node.Time, cancellationToken);
            return;
        }

        using (process)
        {
            await FollowProcessAsync(process, endpoint, environment, cancellationToken);
        }

        await WaitForRestartAsync(process, cancellationToken);
    }

    private ContainerProcess StartProcess(Dictionary<string, string> environment, PodLog log)
    {
        _ = ImageCatalogue.TryGetEngine(_container.Image, out var engine);
        var process = ContainerProcess.Start(
            DotnetHost.Path, [node.Options.EnginesProgram, engine!], environment, _folder.Root, log.Append, node.Time);
        process.Remember(_folder.Path);
        logger.LogInformation("Pod {Pod} runs as process {Process} on {Address}", _key, process.ProcessId, _address);
        return process;
    }

    private async Task FollowProcessAsync(
        ContainerProcess process, PodEndpoint endpoint, Dictionary<string, string> environment, CancellationToken cancellationToken)
    {
        using var ended = new CancellationTokenSource();
        var running = new RunningContainer(_container.Name, process.ContainerId, _folder.Root, environment, process.ProcessId, ended.Token);
        node.Containers.Set(_key, running);
        node.Network.Set(_key, endpoint);
        var probe = Task.CompletedTask;
        try
        {
            await ReportAsync(
                View with
                {
                    ContainerId = process.ContainerId,
                    State = new V1ContainerState { Running = new V1ContainerStateRunning { StartedAt = process.StartedAt.UtcDateTime } },
                },
                cancellationToken);
            probe = new ReadinessProbe(node.Time).WatchAsync(
                FirstPort(endpoint), ready => SetReadyAsync(endpoint, ready, cancellationToken), ended.Token);
            var exitCode = await process.WaitForExitAsync(cancellationToken);
            logger.LogWarning("The process of pod {Pod} ended with exit code {Code}", _key, exitCode);
            View = Ended(process, exitCode);
        }
        finally
        {
            await process.StopAsync(Grace, node.Time);
            ContainerLeftovers.End(_folder.Root);
            await ended.CancelAsync();
            await probe.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            node.Containers.Remove(_key, running);
            node.Network.Set(_key, endpoint with { Ready = false });
            PodProcessRecords.Delete(_folder.Path);
        }
    }

    private async Task WaitForRestartAsync(ContainerProcess process, CancellationToken cancellationToken)
    {
        var delay = _backOff.After(node.Time.GetUtcNow() - process.StartedAt);
        await ReportAsync(
            delay == TimeSpan.Zero
                ? View
                : View.ToWaiting("CrashLoopBackOff", $"back-off {delay.TotalSeconds:0}s restarting failed container={_container.Name}"),
            cancellationToken);
        await Task.Delay(delay, node.Time, cancellationToken);
        View = View with { RestartCount = View.RestartCount + 1 };
    }

    private ContainerView Ended(ContainerProcess process, int exitCode)
    {
        var terminated = new V1ContainerState
        {
            Terminated = new V1ContainerStateTerminated
            {
                ContainerID = process.ContainerId,
                ExitCode = exitCode,
                Reason = exitCode == 0 ? "Completed" : "Error",
                StartedAt = process.StartedAt.UtcDateTime,
                FinishedAt = node.Time.GetUtcNow().UtcDateTime,
            },
        };
        return View with { State = terminated, LastState = terminated, Ready = false };
    }

    private IPEndPoint? FirstPort(PodEndpoint endpoint) =>
        _container.Ports is { Count: > 0 } ports ? endpoint.Find(ports[0].ContainerPort) : null;

    private Task SetReadyAsync(PodEndpoint endpoint, bool ready, CancellationToken cancellationToken)
    {
        node.Network.Set(_key, endpoint with { Ready = ready });
        return ReportAsync(View with { Ready = ready }, cancellationToken);
    }

    private Task ReportAsync(ContainerView view, CancellationToken cancellationToken)
    {
        View = view;
        return node.Status.WriteAsync(pod, _document.Write(view, _initialization.Statuses, _address), cancellationToken);
    }
}
