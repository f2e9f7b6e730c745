namespace MlPipeline.Cli.Pages;

/// <summary>Where a notebook is shown; that decides where its links lead, and how outputs with scripts are held.</summary>
internal interface INotebookSite
{
    /// <summary>Folder of the notebook, where its pictures are looked for.</summary>
    string Folder { get; }

    /// <summary>Where a link to a file beside the notebook leads here, or null where it leads nowhere.</summary>
    string? LinkTo(string target);

    /// <summary>The element that shows an output with scripts.</summary>
    string ActiveOutput(int cell, int output, HtmlFragment html);
}
