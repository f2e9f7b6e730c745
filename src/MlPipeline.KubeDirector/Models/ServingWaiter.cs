using MlPipeline.Contracts.Engines;
using MlPipeline.KubeDirector.Clusters;
using MlPipeline.KubeDirector.Engines;

namespace MlPipeline.KubeDirector.Models;

/// <summary>Asks the REST servers of a deployment themselves which model versions they serve, until all serve one, or one cannot.</summary>
internal sealed class ServingWaiter(EngineClient engines, EngineEndpoints endpoints, TimeProvider time)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(300);

    public async Task<ServingState> WaitAsync(
        string cluster, ServingTarget target, TimeSpan timeout, IProgress<ServingState>? progress, CancellationToken cancellationToken)
    {
        var deadline = time.GetUtcNow() + timeout;
        while (true)
        {
            var state = await ReadAsync(cluster, target, cancellationToken).ConfigureAwait(false);
            progress?.Report(state);
            if (state.IsServed)
            {
                return state;
            }

            if (state.Error is { } error)
            {
                throw new PipelineException(
                    PipelineFault.Failed,
                    $"{cluster} cannot serve version {target.Version} of {target.Model}: {error}",
                    $"Correct it with #!kd-register update --model {target.Model} --path …; #!kd-cluster logs --name {cluster} --role RESTServer has more.");
            }

            if (time.GetUtcNow() >= deadline)
            {
                throw new PipelineException(
                    PipelineFault.TimedOut,
                    $"{cluster} does not serve version {target.Version} of {target.Model} after {timeout.TotalSeconds:F0} s ({state.Ready} of {state.Servers} servers do).",
                    $"Check that {cluster} is connected to {target.Model} (#!kd-cluster attachments --name {cluster}), or wait longer with --timeout.");
            }

            await Task.Delay(Pause, time, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<ServingState> ReadAsync(string cluster, ServingTarget target, CancellationToken cancellationToken)
    {
        var servers = await endpoints.ServersAsync(cluster, cancellationToken).ConfigureAwait(false);
        var answers = await Task.WhenAll(servers.Select(server => AskAsync(server, target, cancellationToken))).ConfigureAwait(false);
        return new ServingState(
            cluster,
            target.Model,
            target.Version,
            answers.Count(answer => answer is { Error: null }),
            servers.Count,
            answers.Select(answer => answer?.Error).FirstOrDefault(error => error is not null));
    }

    /// <summary>What a server says of the model version; null where it says nothing of it, or does not answer just now.</summary>
    private async Task<ServedModel?> AskAsync(EndpointInfo server, ServingTarget target, CancellationToken cancellationToken)
    {
        try
        {
            var models = await engines.GetFromServerAsync<IReadOnlyList<ServedModel>>(server, "models", cancellationToken).ConfigureAwait(false);
            return models.FirstOrDefault(target.IsMeantBy);
        }
        catch (PipelineException fault) when (fault.Fault is PipelineFault.Unreachable or PipelineFault.NotLoggedIn)
        {
            return null;
        }
    }
}
