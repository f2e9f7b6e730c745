using System.ComponentModel;
using k8s.Models;
using MlPipeline.Sandbox.Members;
using MlPipeline.Sandbox.Watching;

namespace MlPipeline.Sandbox.Nodes;

/// <summary>
/// Runs the init containers of a pod in their order, once each. Their commands are programs of this machine that find the container's
/// folder in their environment.
/// </summary>
internal sealed class PodInitialization(V1Pod pod, PodFolder folder, NodeServices node, Func<CancellationToken, Task> changed)
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    private readonly V1ContainerStatus[] _statuses = [.. (pod.Spec.InitContainers ?? []).Select(Waiting)];

    /// <summary>How the init containers are, in their order.</summary>
    public IReadOnlyList<V1ContainerStatus> Statuses => [.. _statuses];

    /// <summary>Runs those that have not ended well yet.</summary>
    /// <exception cref="PodInitializationException">One of them failed.</exception>
    /// <exception cref="PodConfigException">One of them asks for something that is not there.</exception>
    public async Task RunAsync(PodEndpoint endpoint, PodLog log, CancellationToken cancellationToken)
    {
        for (var index = 0; index < _statuses.Length; index++)
        {
            if (!_statuses[index].Ready)
            {
                await RunAsync(pod.Spec.InitContainers[index], index, endpoint, log, cancellationToken);
            }
        }
    }

    private async Task RunAsync(V1Container container, int index, PodEndpoint endpoint, PodLog log, CancellationToken cancellationToken)
    {
        if (container.Command is not { Count: > 0 } command)
        {
            throw new PodConfigException($"init container \"{container.Name}\" has no command, and the sandbox's images have none for it");
        }

        await node.Volumes.MountAsync(pod, container, folder, cancellationToken);
        var declared = await node.Environment.ResolveAsync(pod, container, endpoint, cancellationToken);
        var environment = ContainerEnvironment.Build(pod, container, declared, folder, endpoint, node.Options);
        try
        {
            using var process = ContainerProcess.Start(
                ContainerPath.ProgramOf(folder.Root, command[0]), command.Skip(1).Concat(container.Args ?? []), environment, folder.Root, log.Append, node.Time);
            process.Remember(folder.Path);
            using var ended = new CancellationTokenSource();
            var running = new RunningContainer(container.Name, process.ContainerId, folder.Root, environment, process.ProcessId, ended.Token);
            node.Containers.Set(ResourceKey.Of(pod), running);
            try
            {
                await FollowAsync(process, container, index, cancellationToken);
            }
            finally
            {
                node.Containers.Remove(ResourceKey.Of(pod), running);
                await ended.CancelAsync();
            }
        }
        catch (Win32Exception exception)
        {
            throw new PodInitializationException($"init container \"{container.Name}\" could not be started: {exception.Message}");
        }
        finally
        {
            foreach (var mount in container.VolumeMounts ?? [])
            {
                folder.Unmount(mount.MountPath);
            }
        }
    }

    private async Task FollowAsync(ContainerProcess process, V1Container container, int index, CancellationToken cancellationToken)
    {
        try
        {
            _statuses[index] = Running(_statuses[index], process);
            await changed(cancellationToken);
            var exitCode = await process.WaitForExitAsync(cancellationToken);
            _statuses[index] = Ended(_statuses[index], process, exitCode);
            if (exitCode != 0)
            {
                throw new PodInitializationException($"init container \"{container.Name}\" ended with exit code {exitCode}; its output is in the pod's log");
            }
        }
        finally
        {
            await process.StopAsync(Grace, node.Time);
            PodProcessRecords.Delete(folder.Path);
        }
    }

    private static V1ContainerStatus Running(V1ContainerStatus before, ContainerProcess process) => new()
    {
        Name = before.Name,
        Image = before.Image,
        ImageID = $"mlpipeline://{before.Image}",
        ContainerID = process.ContainerId,
        Started = true,
        RestartCount = before.ContainerID is null ? 0 : before.RestartCount + 1,
        State = new V1ContainerState { Running = new V1ContainerStateRunning { StartedAt = process.StartedAt.UtcDateTime } },
        LastState = before.State?.Terminated is null ? new V1ContainerState() : before.State,
    };

    private V1ContainerStatus Ended(V1ContainerStatus status, ContainerProcess process, int exitCode)
    {
        status.Started = false;
        status.Ready = exitCode == 0;
        status.State = new V1ContainerState
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
        return status;
    }

    private static V1ContainerStatus Waiting(V1Container container) => new()
    {
        Name = container.Name,
        Image = container.Image,
        ImageID = "",
        State = new V1ContainerState { Waiting = new V1ContainerStateWaiting { Reason = "PodInitializing" } },
        LastState = new V1ContainerState(),
    };
}
