namespace MlPipeline.Engines.Scoring;

/// <summary>Takes the argument sets of a batch as they are read.</summary>
internal interface IArgumentSink
{
    /// <summary>Takes the next sets.</summary>
    /// <param name="part">The sets.</param>
    /// <param name="useScoring">Whether the request wants the scoring script, as far as it has said so already.</param>
    void Take(ArgumentSet[] part, bool? useScoring);
}
