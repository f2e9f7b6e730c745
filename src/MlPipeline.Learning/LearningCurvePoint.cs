namespace MlPipeline.Learning;

/// <summary>A model after a round of its training.</summary>
/// <param name="Round">The round, from 1.</param>
/// <param name="TrainingRmse">Root of the mean squared error on the trips it is trained on, seconds.</param>
/// <param name="ValidationRmse">The same on the trips to validate with.</param>
public readonly record struct LearningCurvePoint(int Round, double TrainingRmse, double ValidationRmse);
