namespace MlPipeline.Learning;

/// <summary>Feature values that a model cannot take; the message names the feature and what the model needs.</summary>
public sealed class FeatureException : ArgumentException
{
    /// <summary>Makes the exception.</summary>
    /// <param name="feature">Name of the feature, or null where the number of values is wrong.</param>
    /// <param name="message">What is wrong and what to do.</param>
    public FeatureException(string? feature, string message)
        : base(message) => Feature = feature;

    /// <summary>Name of the feature, or null where the number of values is wrong.</summary>
    public string? Feature { get; }
}
