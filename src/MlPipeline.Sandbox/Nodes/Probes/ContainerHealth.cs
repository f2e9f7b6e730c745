using System.Net;
using k8s.Models;

namespace MlPipeline.Sandbox.Nodes.Probes;

/// <summary>Watches a running container by the probes of its pod: first that of its start, then those of readiness and liveness.</summary>
internal sealed class ContainerHealth(V1Container container, PodEndpoint endpoint, ContainerActions actions, TimeProvider time)
{
    /// <summary>Watches until the token ends it.</summary>
    /// <param name="events">Is told that the container has started, and whether it takes requests.</param>
    /// <param name="failed">Is told why the container has to be ended; nothing is watched any more then.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task WatchAsync(ContainerEvents events, Func<string, Task> failed, CancellationToken cancellationToken)
    {
        if (container.StartupProbe is { } startup && !await HoldsAsync("Startup", startup, failed, cancellationToken))
        {
            return;
        }

        await events.Started();
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var readiness = WatchReadinessAsync(events.ReadyChanged, end.Token);
        if (container.LivenessProbe is { } liveness)
        {
            await new ContainerProbe(liveness, actions, time).WatchAsync(
                async problem =>
                {
                    if (problem is null)
                    {
                        return true;
                    }

                    await end.CancelAsync();
                    await failed($"Liveness probe failed: {problem}");
                    return false;
                },
                cancellationToken);
        }

        await readiness;
    }

    /// <summary>Without a probe of its own, a container is ready as soon as its first port takes connections.</summary>
    private Task WatchReadinessAsync(Func<bool, Task> changed, CancellationToken cancellationToken)
    {
        if (container.ReadinessProbe is not { } probe)
        {
            return new PortProbe(time).WatchAsync(FirstPort(), changed, cancellationToken);
        }

        var ready = false;
        return new ContainerProbe(probe, actions, time).WatchAsync(
            async problem =>
            {
                if (ready != problem is null)
                {
                    ready = problem is null;
                    await changed(ready);
                }

                return true;
            },
            cancellationToken);
    }

    private async Task<bool> HoldsAsync(string name, V1Probe probe, Func<string, Task> failed, CancellationToken cancellationToken)
    {
        string? verdict = null;
        await new ContainerProbe(probe, actions, time).WatchAsync(
            problem =>
            {
                verdict = problem;
                return Task.FromResult(false);
            },
            cancellationToken);
        if (verdict is not null)
        {
            await failed($"{name} probe failed: {verdict}");
        }

        return verdict is null;
    }

    private IPEndPoint? FirstPort() => container.Ports is { Count: > 0 } ports ? endpoint.Find(ports[0].ContainerPort) : null;
}
