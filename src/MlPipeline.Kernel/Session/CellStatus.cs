namespace MlPipeline.Kernel.Session;

/// <summary>How the execution of a cell ended.</summary>
public enum CellStatus
{
    /// <summary>It ran to its end.</summary>
    Ok,

    /// <summary>It did not compile, threw, or ran out of time.</summary>
    Failed,

    /// <summary>It was interrupted.</summary>
    Cancelled,
}
