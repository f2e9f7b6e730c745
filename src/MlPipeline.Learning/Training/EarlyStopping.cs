using MlPipeline.Learning.Native;

namespace MlPipeline.Learning.Training;

/// <summary>Follows a training on trips that it does not see, and tells when it has got no better for a while.</summary>
internal sealed class EarlyStopping(TripSet training, TripSet validation, int patience)
{
    private readonly List<LearningCurvePoint> _curve = [];

    public IReadOnlyList<LearningCurvePoint> Curve => _curve;

    /// <summary>The round whose model met the trips to validate with best, or null before the first.</summary>
    public int? BestRound { get; private set; }

    public RegressionMetrics? TrainingMetrics { get; private set; }

    public RegressionMetrics? ValidationMetrics { get; private set; }

    /// <summary>Looks at the model after a round.</summary>
    public bool IsOver(int round, NativeBooster booster)
    {
        var onTraining = RegressionMetrics.Of(booster.TrainingPredictions(), training.Seconds);
        var onValidation = RegressionMetrics.Of(booster.ValidationPredictions(), validation.Seconds);
        _curve.Add(new LearningCurvePoint(round, onTraining.Rmse, onValidation.Rmse));
        if (ValidationMetrics is null || onValidation.Rmse < ValidationMetrics.Rmse)
        {
            (BestRound, TrainingMetrics, ValidationMetrics) = (round, onTraining, onValidation);
        }

        return round - BestRound >= patience;
    }
}
