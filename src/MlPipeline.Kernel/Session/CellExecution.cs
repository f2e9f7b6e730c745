using MlPipeline.Kernel.Interruption;
using MlPipeline.Kernel.Outputs;
using MlPipeline.Kernel.Scripting;

namespace MlPipeline.Kernel.Session;

/// <summary>
/// A cell while it runs. Code finds the cell it belongs to through the flow of execution, so output of a task that a cell
/// has started keeps going to that cell, whatever else runs meanwhile.
/// </summary>
internal sealed class CellExecution : IDisposable
{
    private static readonly AsyncLocal<CellExecution?> Flow = new();

    private readonly Lock _outputLock = new();
    private readonly ICellFrontEnd _frontEnd;

    public CellExecution(int number, ICellFrontEnd frontEnd, CancellationToken cancellationToken)
    {
        Number = number;
        _frontEnd = frontEnd;
        CancellationToken = cancellationToken;
        Code = new CellCode(ShowUnobserved);
    }

    public static CellExecution? Current => Flow.Value;

    public int Number { get; }

    public CancellationToken CancellationToken { get; }

    /// <summary>Where the C# of the cell runs.</summary>
    public CellCode Code { get; }

    /// <summary>Whether the reader asked, by <c>#!time</c>, to see how long the cell took.</summary>
    public bool ShowsElapsedTime { get; set; }

    public static CellExecution Require() => Current
        ?? throw new InvalidOperationException("There is no running cell to show this in. Call it from a cell of a notebook.");

    /// <summary>Makes this the cell of the calling flow and of all that it starts.</summary>
    public void Enter() => Flow.Value = this;

    public void Show(CellOutput output)
    {
        try
        {
            // Nothing: a thread is not aborted while it is in a finally block, and half a message must not go out.
        }
        finally
        {
            lock (_outputLock)
            {
                _frontEnd.Show(output);
            }
        }
    }

    public Task<string> ReadPasswordAsync(string prompt, CancellationToken cancellationToken) =>
        _frontEnd.ReadPasswordAsync(prompt, cancellationToken);

    public Task<string> ReadLineAsync(string prompt, CancellationToken cancellationToken) =>
        _frontEnd.ReadLineAsync(prompt, cancellationToken);

    public void Dispose() => Code.Dispose();

    // What a callback throws that nobody awaits, as in an async void method.
    private void ShowUnobserved(Exception exception)
    {
        if (!Code.IsStopping)
        {
            Show(new StreamOutput("stderr", string.Join('\n', ErrorFormatter.Format(exception, Number).Traceback) + "\n"));
        }
    }
}
