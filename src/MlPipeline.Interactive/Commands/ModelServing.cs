using MlPipeline.Interactive.Live;
using MlPipeline.Interactive.Views;
using MlPipeline.KubeDirector;
using MlPipeline.KubeDirector.Models;

namespace MlPipeline.Interactive.Commands;

/// <summary>Shows how the servers of a deployment take over a model version; what keeps one from it becomes the magic's error.</summary>
internal sealed class ModelServing(MagicContext context)
{
    public async Task WaitAsync(string cluster, string model, string version, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var live = context.StartLiveDisplay();
        var progress = new InlineProgress<ServingState>(state => live.Step(() => state));
        try
        {
            live.Show(await context.Session.Models.WaitServedAsync(cluster, model, version, timeout, progress, cancellationToken).ConfigureAwait(false));
        }
        catch (PipelineException unknown) when (unknown.Fault == PipelineFault.NotFound)
        {
            // An engine of another make has no list of its models; whether it serves this one a prediction will show.
            live.Show(new View($"Model {model} on {cluster}", [new Paragraph("This engine does not tell which models it serves.")]));
        }
    }
}
