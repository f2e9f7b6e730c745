using MlPipeline.Kernel.Outputs;

namespace MlPipeline.Kernel.Session;

/// <summary>
/// A cell while it runs. Code finds the cell it belongs to through the flow of execution, so output of a task that a cell
/// has started keeps going to that cell, whatever else runs meanwhile.
/// </summary>
internal sealed class CellExecution(int number, ICellFrontEnd frontEnd, CancellationToken cancellationToken)
{
    private static readonly AsyncLocal<CellExecution?> Flow = new();

    private readonly Lock _outputLock = new();

    public static CellExecution? Current => Flow.Value;

    public int Number { get; } = number;

    public CancellationToken CancellationToken { get; } = cancellationToken;

    /// <summary>Whether the reader asked, by <c>#!time</c>, to see how long the cell took.</summary>
    public bool ShowsElapsedTime { get; set; }

    public static CellExecution Require() => Current
        ?? throw new InvalidOperationException("There is no running cell to show this in. Call it from a cell of a notebook.");

    /// <summary>Makes this the cell of the calling flow and of all that it starts.</summary>
    public void Enter() => Flow.Value = this;

    public void Show(CellOutput output)
    {
        lock (_outputLock)
        {
            frontEnd.Show(output);
        }
    }

    public Task<string> ReadPasswordAsync(string prompt, CancellationToken cancellationToken) =>
        frontEnd.ReadPasswordAsync(prompt, cancellationToken);

    public Task<string> ReadLineAsync(string prompt, CancellationToken cancellationToken) =>
        frontEnd.ReadLineAsync(prompt, cancellationToken);
}
