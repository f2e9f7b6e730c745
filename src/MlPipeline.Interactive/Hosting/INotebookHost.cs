namespace MlPipeline.Interactive.Hosting;

/// <summary>What a magic needs of the notebook it runs in. Each host has one small implementation.</summary>
public interface INotebookHost
{
    /// <summary>Shows a value in the output of the current cell, formatted as the host formats objects.</summary>
    /// <param name="value">What to show.</param>
    /// <returns>A handle that replaces what was shown.</returns>
    IDisplayedOutput Display(object value);

    /// <summary>Asks the reader for a secret without showing it.</summary>
    /// <param name="prompt">What to ask for.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>What was typed.</returns>
    /// <exception cref="NotSupportedException">The front end takes no input.</exception>
    Task<string> ReadPasswordAsync(string prompt, CancellationToken cancellationToken);

    /// <summary>Reads a C# variable of the notebook.</summary>
    /// <param name="name">Name of the variable.</param>
    /// <param name="value">Its value, the object itself and no copy.</param>
    /// <returns>False where no such variable is there.</returns>
    bool TryGetVariable(string name, out object? value);

    /// <summary>Makes or replaces a C# variable of the notebook; the next cell sees it with its type.</summary>
    /// <param name="name">Name of the variable.</param>
    /// <param name="value">Its value.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>A task that ends when the variable is there.</returns>
    Task SetVariableAsync(string name, object value, CancellationToken cancellationToken);
}
