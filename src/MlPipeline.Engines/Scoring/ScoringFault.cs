namespace MlPipeline.Engines.Scoring;

/// <summary>Why no prediction came out.</summary>
internal enum ScoringFault
{
    /// <summary>The script threw, or answered nothing.</summary>
    Failed,

    /// <summary>The script ran too long.</summary>
    TookTooLong,

    /// <summary>The script allocated too much.</summary>
    TookTooMuch,

    /// <summary>The script hung so often that it is not called any more.</summary>
    SwitchedOff,
}
