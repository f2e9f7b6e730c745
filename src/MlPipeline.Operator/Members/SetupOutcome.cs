namespace MlPipeline.Operator.Members;

/// <summary>How far the setup of a member is.</summary>
internal enum SetupOutcome
{
    /// <summary>Goes on.</summary>
    Ongoing,

    /// <summary>There was nothing to do.</summary>
    Skipped,

    /// <summary>Ended well.</summary>
    Done,
}
