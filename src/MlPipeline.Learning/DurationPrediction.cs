namespace MlPipeline.Learning;

/// <summary>What a model predicts for a trip, beside what happened.</summary>
/// <param name="Predicted">Predicted seconds.</param>
/// <param name="Actual">Actual seconds.</param>
public readonly record struct DurationPrediction(double Predicted, double Actual)
{
    /// <summary>How much longer the trip took than predicted.</summary>
    public double Residual => Actual - Predicted;
}
