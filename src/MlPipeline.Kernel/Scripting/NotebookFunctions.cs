using Microsoft.AspNetCore.Html;
using MlPipeline.Kernel.Outputs;
using MlPipeline.Kernel.Session;

namespace MlPipeline.Kernel.Scripting;

/// <summary>What cells call without naming a class. The names are those that readers of .NET notebooks know.</summary>
public static class NotebookFunctions
{
    /// <summary>Tells a cell that it was interrupted; hand it to whatever takes long.</summary>
    public static CancellationToken CellCancellation => CellExecution.Require().CancellationToken;

    /// <summary>Takes away what the cell has shown so far.</summary>
    /// <param name="wait">Whether it goes only when the next output comes, so that nothing flickers.</param>
    public static void ClearOutput(bool wait = false) => CellExecution.Require().Show(new ClearedOutput(wait));

    /// <summary>Asks the reader for a line of text.</summary>
    /// <param name="prompt">What to ask for.</param>
    /// <returns>What was typed.</returns>
    /// <exception cref="NotSupportedException">The front end takes no input.</exception>
    public static Task<string> GetInputAsync(string prompt = "") =>
        CellExecution.Require().ReadLineAsync(prompt, CellCancellation);

    /// <summary>Asks the reader for a secret without showing it.</summary>
    /// <param name="prompt">What to ask for.</param>
    /// <returns>What was typed.</returns>
    /// <exception cref="NotSupportedException">The front end takes no input.</exception>
    public static Task<string> GetPasswordAsync(string prompt = "") =>
        CellExecution.Require().ReadPasswordAsync(prompt, CellCancellation);

#pragma warning disable IDE1006 // The lower case and the capitals are the names that notebooks use.
    /// <summary>Shows a value in the output of the cell.</summary>
    /// <param name="value">What to show.</param>
    /// <param name="mimeTypes">Formats to show it in, by default those preferred for its type.</param>
    /// <returns>A handle that replaces what is shown.</returns>
    public static DisplayedValue display(object? value, params string[] mimeTypes) =>
        DisplayedValue.Show(CellExecution.Require(), value, mimeTypes);

    /// <summary>Makes HTML of a text, to be shown as it is.</summary>
    /// <param name="content">The HTML.</param>
    /// <returns>Content that a notebook shows as HTML.</returns>
    public static IHtmlContent HTML(string content) => new HtmlString(content);
#pragma warning restore IDE1006
}
