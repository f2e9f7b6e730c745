using MlPipeline.Contracts.Engines;
using MlPipeline.KubeDirector.Clusters;
using MlPipeline.KubeDirector.Engines;

namespace MlPipeline.KubeDirector.Models;

/// <summary>Asks the REST servers of a deployment themselves which model versions they serve, until all serve one, or one cannot.</summary>
internal sealed class ServingWaiter(EngineClient engines, EngineEndpoints endpoints, TimeProvider time)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(300);

    public async Task<ServingState> WaitAsync(
        string cluster, string model, string version, TimeSpan timeout, IProgress<ServingState>? progress, CancellationToken cancellationToken)
    {
        var deadline = time.GetUtcNow() + timeout;
        while (true)
        {
            var state = await ReadAsync(cluster, model, version, cancellationToken).ConfigureAwait(false);
            progress?.Report(state);
            if (state.IsServed)
            {
                return state;
            }

            if (state.Error is { } error)
            {
                throw new PipelineException(
                    PipelineFault.Failed,
                    $"{cluster} cannot serve version {version} of {model}: {error}",
                    $"Correct it with #!kd-register update --model {model} --path …; #!kd-cluster logs --name {cluster} --role RESTServer has more.");
            }

            if (time.GetUtcNow() >= deadline)
            {
                throw new PipelineException(
                    PipelineFault.TimedOut,
                    $"{cluster} does not serve version {version} of {model} after {timeout.TotalSeconds:F0} s ({state.Ready} of {state.Servers} servers do).",
                    $"Check that {cluster} is connected to {model} (#!kd-cluster attachments --name {cluster}), or wait longer with --timeout.");
            }

            await Task.Delay(Pause, time, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<ServingState> ReadAsync(string cluster, string model, string version, CancellationToken cancellationToken)
    {
        var servers = await endpoints.ServersAsync(cluster, cancellationToken).ConfigureAwait(false);
        var answers = await Task.WhenAll(servers.Select(server => AskAsync(server, model, version, cancellationToken))).ConfigureAwait(false);
        return new ServingState(
            cluster,
            model,
            version,
            answers.Count(answer => answer is { Error: null }),
            servers.Count,
            answers.Select(answer => answer?.Error).FirstOrDefault(error => error is not null));
    }

    /// <summary>What a server says of the model version; null where it says nothing of it, or does not answer just now.</summary>
    private async Task<ServedModel?> AskAsync(EndpointInfo server, string model, string version, CancellationToken cancellationToken)
    {
        try
        {
            var models = await engines.GetFromServerAsync<IReadOnlyList<ServedModel>>(server, "models", cancellationToken).ConfigureAwait(false);
            return models.FirstOrDefault(served => served.Name == model && served.Version == version);
        }
        catch (PipelineException fault) when (fault.Fault is PipelineFault.Unreachable or PipelineFault.NotLoggedIn)
        {
            return null;
        }
    }
}
