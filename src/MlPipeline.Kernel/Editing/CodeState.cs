namespace MlPipeline.Kernel.Editing;

/// <summary>Whether code that somebody types could be run.</summary>
internal enum CodeState
{
    /// <summary>It could be run as it is.</summary>
    Complete,

    /// <summary>More has to be typed.</summary>
    Incomplete,

    /// <summary>It has an error that no further text mends.</summary>
    Invalid,
}
