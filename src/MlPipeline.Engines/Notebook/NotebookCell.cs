namespace MlPipeline.Engines.Notebook;

/// <summary>One cell.</summary>
/// <param name="IsMarkdown">Whether it is prose; else it is code.</param>
/// <param name="Source">Its text.</param>
internal sealed record NotebookCell(bool IsMarkdown, string Source);
