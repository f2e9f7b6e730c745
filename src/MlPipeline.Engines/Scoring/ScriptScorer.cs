using MlPipeline.Contracts.Engines;
using MlPipeline.Engines.Scripting;
using MlPipeline.Learning;

namespace MlPipeline.Engines.Scoring;

/// <summary>Scores with a model's scoring script.</summary>
internal sealed class ScriptScorer(TripDurationModel model, CompiledScript<ScoringCall, PredictionValue> script, string fileName) : IScorer
{
    public async ValueTask<PredictionValue> ScoreAsync(IReadOnlyDictionary<string, double> arguments)
    {
        PredictionValue? answer;
        try
        {
            answer = await script.RunAsync(new ScoringCall(model, arguments));
        }
        catch (Exception exception)
        {
            throw new ScoringException($"The scoring script failed with {ScriptFault.Describe(exception, fileName)}.", exception);
        }

        return answer ?? throw new ScoringException($"The scoring script {fileName} answered nothing; end it with 'return Answer(…);'.");
    }
}
