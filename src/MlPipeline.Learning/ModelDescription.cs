namespace MlPipeline.Learning;

/// <summary>What a model file says about its model.</summary>
public sealed record ModelDescription
{
    /// <summary>When it was trained.</summary>
    public required DateTimeOffset Created { get; init; }

    /// <summary>What trained it.</summary>
    public required TrainerDescription Trainer { get; init; }

    /// <summary>What it was trained on.</summary>
    public required TrainingDataDescription TrainingData { get; init; }

    /// <summary>How well it meets the trips it was trained on.</summary>
    public required RegressionMetrics TrainingMetrics { get; init; }

    /// <summary>How it met the trips to validate with, or null where there were none.</summary>
    public RegressionMetrics? ValidationMetrics { get; init; }

    /// <summary>How it came along, round by round; empty where there were no trips to validate with.</summary>
    public IReadOnlyList<LearningCurvePoint> LearningCurve { get; init; } = [];

    /// <summary>Versions of the tools that made it.</summary>
    public required IReadOnlyDictionary<string, string> Tools { get; init; }

    /// <summary>What it predicts.</summary>
    public string Label { get; init; } = "duration";

    /// <summary>Unit of what it predicts.</summary>
    public string Unit { get; init; } = "seconds";
}
