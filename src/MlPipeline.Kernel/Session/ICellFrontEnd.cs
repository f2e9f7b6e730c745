using MlPipeline.Kernel.Outputs;

namespace MlPipeline.Kernel.Session;

/// <summary>
/// Who runs cells in a <see cref="NotebookSession"/> and shows what they produce: a headless runner, or the Jupyter protocol.
/// </summary>
public interface ICellFrontEnd
{
    /// <summary>Shows something. Calls come one after another, in the order in which the code produced the outputs.</summary>
    /// <param name="output">What to show.</param>
    void Show(CellOutput output);

    /// <summary>Asks the reader for a secret without showing it.</summary>
    /// <param name="prompt">What to ask for.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>What was typed.</returns>
    /// <exception cref="NotSupportedException">This front end takes no input.</exception>
    Task<string> ReadPasswordAsync(string prompt, CancellationToken cancellationToken);

    /// <summary>Asks the reader for a line of text.</summary>
    /// <param name="prompt">What to ask for.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>What was typed.</returns>
    /// <exception cref="NotSupportedException">This front end takes no input.</exception>
    Task<string> ReadLineAsync(string prompt, CancellationToken cancellationToken) =>
        throw new NotSupportedException("This front end takes no input.");
}
