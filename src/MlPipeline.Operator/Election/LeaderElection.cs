using k8s;
using k8s.LeaderElection;
using k8s.LeaderElection.ResourceLock;
using Microsoft.Extensions.Logging;

namespace MlPipeline.Operator.Election;

/// <summary>Lets one operator of a cluster work at a time: the one that holds the Lease <c>kubedirector-lock</c>.</summary>
/// <param name="client">The API server.</param>
/// <param name="operatorNamespace">Namespace of the operator, and of the Lease.</param>
/// <param name="identity">Name of this operator among all; one that begins anew under its old name need not wait.</param>
/// <param name="logger">Where log entries go.</param>
public sealed class LeaderElection(IKubernetes client, string operatorNamespace, string identity, ILogger<LeaderElection> logger)
{
    /// <summary>Name of the Lease.</summary>
    public const string LeaseName = "kubedirector-lock";

    private static readonly TimeSpan LeaseDuration = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan RenewDeadline = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan RetryPeriod = TimeSpan.FromSeconds(2);

    /// <summary>True while this operator is the one that works.</summary>
    public bool IsLeader { get; private set; }

    /// <summary>Works whenever this operator is the leader, and gives the Lease back in the end.</summary>
    /// <param name="work">The work; its token is cancelled when another operator may have taken over.</param>
    /// <param name="cancellationToken">Ends everything.</param>
    /// <returns>A task that ends when the work has.</returns>
    public async Task RunAsync(Func<CancellationToken, Task> work, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(work);
        var lease = new LeaseLock(client, operatorNamespace, LeaseName, identity);
        while (!cancellationToken.IsCancellationRequested)
        {
            await RunTermAsync(lease, work, cancellationToken);
        }

        await ReleaseAsync(lease);
    }

    private async Task RunTermAsync(LeaseLock lease, Func<CancellationToken, Task> work, CancellationToken cancellationToken)
    {
        var config = new LeaderElectionConfig(lease) { LeaseDuration = LeaseDuration, RenewDeadline = RenewDeadline, RetryPeriod = RetryPeriod };
        using var elector = new LeaderElector(config);
        using var term = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var working = Task.CompletedTask;
        elector.OnError += exception => logger.LogWarning("The lease {Lease} cannot be had: {Reason}", LeaseName, exception.Message);
        elector.OnNewLeader += leader => logger.LogInformation("The leading operator is {Leader}", leader);
        elector.OnStartedLeading += () =>
        {
            IsLeader = true;
            working = Task.Run(() => work(term.Token), CancellationToken.None);
        };
        await elector.RunUntilLeadershipLostAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        IsLeader = false;
        await term.CancelAsync();
        await working;
    }

    /// <summary>Lets the next operator begin at once instead of after the end of the Lease.</summary>
    private async Task ReleaseAsync(LeaseLock lease)
    {
        try
        {
            var record = await lease.GetAsync(CancellationToken.None);
            if (record.HolderIdentity == identity)
            {
                record.HolderIdentity = "";
                record.LeaseDurationSeconds = 1;
                await lease.UpdateAsync(record, CancellationToken.None);
            }
        }
        catch (Exception exception) when (exception is k8s.Autorest.HttpOperationException or HttpRequestException)
        {
            logger.LogInformation("The lease {Lease} runs out by itself: {Reason}", LeaseName, exception.Message);
        }
    }
}
