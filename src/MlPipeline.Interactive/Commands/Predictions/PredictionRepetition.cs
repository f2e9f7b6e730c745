using System.Text.Json;
using MlPipeline.Interactive.Hosting;
using MlPipeline.Interactive.Live;
using MlPipeline.Interactive.Views;
using MlPipeline.KubeDirector.Predictions;

namespace MlPipeline.Interactive.Commands.Predictions;

/// <summary><c>#!kd-predict --repeat</c>: the same question many times, with a look at how long the answers take.</summary>
internal sealed class PredictionRepetition(MagicContext context)
{
    private const int Most = 100_000;

    public async Task<PredictionRun> RunAsync(
        string cluster, string model, string version, JsonElement arguments, long count, CancellationToken cancellationToken)
    {
        if (count is < 1 or > Most)
        {
            throw new MagicException($"--repeat is {count}, and that is not a number from 1 to {Most}.", "Write it like this: --repeat 100");
        }

        if (arguments.ValueKind == JsonValueKind.Array)
        {
            throw new MagicException("--repeat asks for one prediction again and again, and these arguments are a list.", "Give it one set of feature values.");
        }

        var live = context.StartLiveDisplay();
        var progress = new InlineProgress<int>(done => live.Step(() => new View(
            $"Asking {model}", [new ProgressLine((double)done / count, $"{done} of {count} requests")], new Cell("running", Tone.Busy))));
        var run = await context.Session.Predictions
            .PredictRepeatedlyAsync(cluster, model, version, arguments, (int)count, progress, cancellationToken)
            .ConfigureAwait(false);
        live.Show(run);
        return run;
    }
}
