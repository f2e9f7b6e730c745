using MlPipeline.Contracts.Engines;
using MlPipeline.Engines.Scoring;

namespace MlPipeline.Engines.Deployment;

/// <summary>
/// Scores the argument sets of one batch while the rest of it is still being read, on the cores that the pod has. Where the request says
/// only behind its sets whether it wants the script, scoring waits for that.
/// </summary>
internal sealed class BatchRun(LoadedModel model, int cores, CancellationToken cancellation) : IArgumentSink, IDisposable
{
    private readonly List<ArgumentSet[]> _parts = [];
    private readonly List<Task<PredictionValue[]>> _scored = [];

    // Most requests have a single set and need neither.
    private CancellationTokenSource? _end;
    private TaskScheduler? _scheduler;

    public void Take(ArgumentSet[] part, bool? useScoring)
    {
        _parts.Add(part);
        if (useScoring is not null || !model.HasScript)
        {
            Begin(useScoring ?? true);
        }
    }

    /// <summary>The predictions in the order of their argument sets.</summary>
    /// <exception cref="ScoringException">One of them did not come out.</exception>
    public async Task<PredictionValue[]> FinishAsync(bool useScoring)
    {
        Begin(useScoring);
        return [.. (await Task.WhenAll(_scored)).SelectMany(part => part)];
    }

    public void Dispose()
    {
        // What was read is not wanted where the rest could not be.
        _end?.Cancel();
        _end?.Dispose();
    }

    private void Begin(bool useScoring)
    {
        var scorer = model.Scorer(useScoring);
        _end ??= CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        _scheduler ??= new ConcurrentExclusiveSchedulerPair(TaskScheduler.Default, cores).ConcurrentScheduler;
        var end = _end.Token;
        foreach (var part in _parts.Skip(_scored.Count).ToList())
        {
            _scored.Add(Task.Factory.StartNew(() => ScoreAsync(scorer, part, end), end, TaskCreationOptions.None, _scheduler).Unwrap());
        }
    }

    private static async Task<PredictionValue[]> ScoreAsync(IScorer scorer, ArgumentSet[] part, CancellationToken end)
    {
        var answers = new PredictionValue[part.Length];
        for (var place = 0; place < answers.Length; place++)
        {
            end.ThrowIfCancellationRequested();
            answers[place] = await scorer.ScoreAsync(part[place]);
        }

        return answers;
    }
}
