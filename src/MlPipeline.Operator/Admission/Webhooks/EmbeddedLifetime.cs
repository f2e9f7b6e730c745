using Microsoft.Extensions.Hosting;

namespace MlPipeline.Operator.Admission.Webhooks;

/// <summary>Leaves signals of the process to those who started the operator.</summary>
internal sealed class EmbeddedLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
