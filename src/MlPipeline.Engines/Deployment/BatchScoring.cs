using MlPipeline.Contracts.Engines;
using MlPipeline.Engines.Scoring;

namespace MlPipeline.Engines.Deployment;

/// <summary>Scores argument sets, many of them on all the cores that the pod has.</summary>
internal sealed class BatchScoring
{
    /// <summary>Fewer are not worth a second thread.</summary>
    private const int LeastPerCore = 64;

    private volatile int _cores = 1;

    /// <summary>Cores of the pod.</summary>
    internal int Cores
    {
        get => _cores;
        set => _cores = value;
    }

    /// <summary>Predictions in the order of their argument sets.</summary>
    /// <exception cref="ScoringException">One of them did not come out.</exception>
    internal async ValueTask<PredictionValue[]> ScoreAsync(IScorer scorer, IReadOnlyList<ArgumentSet> sets, CancellationToken cancellation)
    {
        var answers = new PredictionValue[sets.Count];
        var parts = Math.Clamp(sets.Count / LeastPerCore, 1, Cores);
        if (parts == 1)
        {
            await ScoreAsync(scorer, sets, answers, 0, sets.Count, cancellation);
            return answers;
        }

        await Task.WhenAll(Enumerable.Range(0, parts).Select(part => Task.Run(
            () => ScoreAsync(scorer, sets, answers, Bound(sets.Count, part, parts), Bound(sets.Count, part + 1, parts), cancellation), cancellation)));
        return answers;
    }

    private static async Task ScoreAsync(
        IScorer scorer, IReadOnlyList<ArgumentSet> sets, PredictionValue[] answers, int from, int to, CancellationToken cancellation)
    {
        for (var place = from; place < to; place++)
        {
            cancellation.ThrowIfCancellationRequested();
            answers[place] = await scorer.ScoreAsync(sets[place]);
        }
    }

    private static int Bound(int count, int part, int parts) => (int)((long)count * part / parts);
}
