namespace MlPipeline.Kernel.Notebooks;

/// <summary>What a cell of a notebook is.</summary>
public enum CellKind
{
    /// <summary>Code that runs.</summary>
    Code,

    /// <summary>Prose.</summary>
    Markdown,

    /// <summary>Text that neither runs nor shows, kept as it is.</summary>
    Raw,
}
