namespace MlPipeline.Kernel.Running;

/// <summary>How a notebook is run.</summary>
public sealed record NotebookRunOptions
{
    /// <summary>How long each cell may take, or null for as long as it needs.</summary>
    public TimeSpan? CellTimeout { get; init; }

    /// <summary>Whether the cells below one that fails are run too.</summary>
    public bool AllowErrors { get; init; }
}
