namespace MlPipeline.Cli.Replay;

/// <summary>What a running cell does.</summary>
internal enum LiveSignalKind
{
    /// <summary>It begins.</summary>
    Started,

    /// <summary>It shows something, or something else than before.</summary>
    Changed,

    /// <summary>It has ended.</summary>
    Finished,
}
