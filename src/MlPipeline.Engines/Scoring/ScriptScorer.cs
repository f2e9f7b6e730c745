using MlPipeline.Contracts.Engines;
using MlPipeline.Engines.Scripting;
using MlPipeline.Engines.Scripting.Guarding;
using MlPipeline.Learning;

namespace MlPipeline.Engines.Scoring;

/// <summary>Scores with a model's scoring script, which may take so much time and memory and no more.</summary>
internal sealed class ScriptScorer(
    TripDurationModel model, CompiledScript<ScoringCall, PredictionValue> script, string fileName, ScriptLimits limits, TimeProvider time) : IScorer
{
    /// <summary>Each hang costs the engine a thread for good.</summary>
    private const int MostHangs = 3;

    // Code that passes guards ends by itself; only what waits for ever outside of them is left behind.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);

    private int _hangs;

    public async ValueTask<PredictionValue> ScoreAsync(ArgumentSet arguments)
    {
        if (Volatile.Read(ref _hangs) >= MostHangs)
        {
            throw new ScoringException(
                ScoringFault.SwitchedOff, $"The scoring script {fileName} hung {MostHangs} times, and is not called any more.");
        }

        var run = Task.Run(() => RunAsync(arguments));
        try
        {
            return await run.WaitAsync(limits.LongestCall + Grace, time);
        }
        catch (TimeoutException) when (!run.IsCompleted)
        {
            Interlocked.Increment(ref _hangs);
            throw Explain(new ScriptLimitException(ScriptBreach.Time, ScriptBudget.TooLong(limits) + ", and does not end"));
        }
    }

    private async Task<PredictionValue> RunAsync(ArgumentSet arguments)
    {
        var budget = ScriptBudget.Begin(limits, time);
        PredictionValue? answer;
        try
        {
            answer = await script.RunAsync(new ScoringCall(model, arguments));
            budget.Check();
        }
        catch (Exception exception)
        {
            throw Explain(budget.Breach ?? exception);
        }

        return answer
            ?? throw new ScoringException(ScoringFault.Failed, $"The scoring script {fileName} answered nothing; end it with 'return Answer(…);'.");
    }

    private ScoringException Explain(Exception exception) => exception switch
    {
        ScriptLimitException { Breach: ScriptBreach.Time } => new ScoringException(
            ScoringFault.TookTooLong, $"The scoring script {fileName} was ended: {exception.Message}.", exception),
        ScriptLimitException => new ScoringException(
            ScoringFault.TookTooMuch, $"The scoring script {fileName} was ended: {exception.Message}.", exception),
        OutOfMemoryException => new ScoringException(
            ScoringFault.TookTooMuch, $"The scoring script {fileName} asked for more memory than the engine has.", exception),
        _ => new ScoringException(
            ScoringFault.Failed, $"The scoring script failed with {ScriptFault.Describe(exception, fileName)}.", exception),
    };
}
