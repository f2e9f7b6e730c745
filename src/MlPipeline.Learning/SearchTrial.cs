using System.Globalization;

namespace MlPipeline.Learning;

/// <summary>One trial of a <see cref="HyperparameterSearch"/>.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Trials">How many there are in all.</param>
/// <param name="Trainer">The settings.</param>
/// <param name="Rounds">How many rounds were best.</param>
/// <param name="Validation">How its model met the trips held back.</param>
public sealed record SearchTrial(int Number, int Trials, LightGbmTrainer Trainer, int Rounds, RegressionMetrics Validation)
{
    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"trial {Number} of {Trials}: RMSE {Validation.Rmse:F1} s after {Rounds} rounds (rate {Trainer.LearningRate}, {Trainer.NumLeaves} leaves)");
}
