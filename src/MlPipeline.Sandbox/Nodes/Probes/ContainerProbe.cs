using k8s.Models;

namespace MlPipeline.Sandbox.Nodes.Probes;

/// <summary>
/// Asks a container again and again, as its pod says. Defaults are those of the API: every 10 s, 1 s of patience, one success, three
/// failures.
/// </summary>
internal sealed class ContainerProbe(V1Probe probe, ContainerActions actions, TimeProvider time)
{
    private const int DefaultPeriod = 10;
    private const int DefaultTimeout = 1;
    private const int DefaultFailures = 3;

    /// <summary>Tells every verdict that stands: good after so many successes in a row, bad after so many failures.</summary>
    /// <param name="concluded">Takes null for good, else what went wrong; it returns whether to go on asking.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task WatchAsync(Func<string?, Task<bool>> concluded, CancellationToken cancellationToken)
    {
        await Task.Delay(TimeSpan.FromSeconds(probe.InitialDelaySeconds ?? 0), time, cancellationToken);
        var (inRow, wasGood) = (0, (bool?)null);
        while (true)
        {
            var problem = await TryAsync(cancellationToken);
            var isGood = problem is null;
            inRow = isGood == wasGood ? inRow + 1 : 1;
            wasGood = isGood;
            var enough = isGood ? probe.SuccessThreshold ?? 1 : probe.FailureThreshold ?? DefaultFailures;
            if (inRow == enough && !await concluded(problem))
            {
                return;
            }

            await Task.Delay(TimeSpan.FromSeconds(probe.PeriodSeconds ?? DefaultPeriod), time, cancellationToken);
        }
    }

    private async Task<string?> TryAsync(CancellationToken cancellationToken)
    {
        var patience = TimeSpan.FromSeconds(probe.TimeoutSeconds ?? DefaultTimeout);
        using var limit = new CancellationTokenSource(patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            var problem = await (probe switch
            {
                { Exec: { } exec } => actions.ExecAsync(exec, either.Token),
                { HttpGet: { } get } => actions.HttpGetAsync(get, either.Token),
                { TcpSocket: { } socket } => actions.ConnectAsync(socket, either.Token),
                _ => Task.FromResult<string?>("the sandbox has no probe of this type; it has exec, httpGet and tcpSocket"),
            });
            cancellationToken.ThrowIfCancellationRequested();
            return limit.IsCancellationRequested ? $"no answer within {patience.TotalSeconds:0} s" : problem;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return $"no answer within {patience.TotalSeconds:0} s";
        }
    }
}
