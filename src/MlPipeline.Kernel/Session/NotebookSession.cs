using MlPipeline.Interactive;
using MlPipeline.Interactive.Formatting;
using MlPipeline.Interactive.Hosting;
using MlPipeline.Kernel.Consoles;
using MlPipeline.Kernel.Editing;
using MlPipeline.Kernel.Formatting;
using MlPipeline.Kernel.Interruption;
using MlPipeline.Kernel.Magics;
using MlPipeline.Kernel.Outputs;
using MlPipeline.Kernel.Packages;
using MlPipeline.Kernel.Scripting;

namespace MlPipeline.Kernel.Session;

/// <summary>
/// A C# notebook session: cells share variables, types and usings, and may hold magics. It knows nothing of files or
/// protocols; a front end hands it the text of a cell and shows what comes out.
/// </summary>
public sealed class NotebookSession : IAsyncDisposable
{
    private readonly SessionOptions _options;
    private readonly SemaphoreSlim _oneAtATime = new(1, 1);
    private readonly CancellationTokenSource _ended = new();
    private readonly CancellationTokenSource _firstCell = new();
    private readonly Task _warmUp;
    private readonly ScriptHost _script = new();
    private readonly MagicRunner _pipeline;
    private readonly CellMagics _magics;
    private readonly CellEditing _editing;
    private readonly PackageDirectives _packages;
    private Task _lastCell = Task.CompletedTask;
    private CellCode? _lastCode;

    /// <summary>Starts a session; the compiler warms up in the background.</summary>
    /// <param name="options">The session's surroundings.</param>
    public NotebookSession(SessionOptions options)
    {
        _options = options;
        CellConsole.Install();
        Ready = Task.Run(() => StartAsync(_ended.Token));
        _warmUp = Task.Run(WarmUpAsync);
        _packages = new PackageDirectives(options.WorkingDirectory);
        Host = new SessionHost(_script, Ready);
        _pipeline = new MagicRunner(Host, options.Magics);
        _magics = new CellMagics(
            [
                new CSharpMagic(),
                new TimeMagic(),
                new ImportMagic(RunSegmentsAsync, options.WorkingDirectory),
                new SetMagic(Host, (prompt, cancellation) => CellExecution.Require().ReadLineAsync(prompt, cancellation)),
                new ShareMagic(Host),
                new ContentMagic("markdown", "text/markdown", "Show the rest of the cell as Markdown."),
                new ContentMagic("html", "text/html", "Show the rest of the cell as HTML."),
                new VariablesMagic("who", "List the variables.", withValues: false, _script),
                new VariablesMagic("whos", "List the variables and their values.", withValues: true, _script),
            ],
            _pipeline,
            RunCSharpAsync);
        _editing = new CellEditing(_script, _magics, _pipeline);
    }

    /// <summary>The session as magics see it: its variables, and the output of the cell that runs.</summary>
    public INotebookHost Host { get; }

    /// <summary>Ends when the session has started; cells may be sent before.</summary>
    public Task Ready { get; }

    /// <summary>How many cells the session has run.</summary>
    public int ExecutionCount { get; private set; }

    /// <summary>Runs a cell. Cells run one after another, in the order of the calls.</summary>
    /// <param name="code">Text of the cell.</param>
    /// <param name="frontEnd">Shows what the cell produces.</param>
    /// <param name="timeout">How long the cell may take, or null for as long as it needs.</param>
    /// <param name="cancellationToken">Interrupts the cell.</param>
    /// <returns>How it ended; an error has also been shown as output.</returns>
    public Task<CellResult> ExecuteAsync(string code, ICellFrontEnd frontEnd, TimeSpan? timeout, CancellationToken cancellationToken) =>
        ExecuteAsync(code, frontEnd, timeout, counts: true, cancellationToken);

    /// <summary>Runs a cell that counts as one, or code that a front end runs beside the cells.</summary>
    internal async Task<CellResult> ExecuteAsync(
        string code, ICellFrontEnd frontEnd, TimeSpan? timeout, bool counts, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_ended.IsCancellationRequested, this);
        await _oneAtATime.WaitAsync(cancellationToken);
        try
        {
            await _firstCell.CancelAsync();
            ExecutionCount += counts ? 1 : 0;
            return await ExecuteAloneAsync(code, frontEnd, timeout, cancellationToken);
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    /// <summary>
    /// Aborts an interrupted cell that goes on running; does nothing where there is none. For when the reader insists: the
    /// runtime may fail at it, or not survive it.
    /// </summary>
    public void Abort() => _lastCode?.Abort();

    /// <summary>Evaluates an expression between two cells.</summary>
    /// <returns>A result, an error, or null where the expression has no value.</returns>
    internal async Task<CellOutput?> EvaluateAsync(string expression, CancellationToken cancellationToken)
    {
        var outputs = new OutputCollector();
        await ExecuteAsync(expression, new CollectingFrontEnd(outputs), timeout: null, counts: false, cancellationToken);
        return outputs.Snapshot().LastOrDefault(output => output is ResultOutput or ErrorOutput);
    }

    /// <summary>Says what can stand at a place of a cell.</summary>
    internal async Task<CodeCompletion> CompleteAsync(string code, int position, CancellationToken cancellationToken)
    {
        await Ready.WaitAsync(cancellationToken);
        return await _editing.CompleteAsync(code, position, cancellationToken);
    }

    /// <summary>Says what is known of the thing at a place of a cell, or null.</summary>
    internal async Task<CodeDescription?> DescribeAsync(string code, int position, CancellationToken cancellationToken)
    {
        await Ready.WaitAsync(cancellationToken);
        return await _editing.DescribeAsync(code, position, cancellationToken);
    }

    /// <summary>Ends the session and what its magics hold open.</summary>
    /// <returns>A task that ends with the session.</returns>
    public async ValueTask DisposeAsync()
    {
        if (_ended.IsCancellationRequested)
        {
            return;
        }

        await _ended.CancelAsync();
        await _firstCell.CancelAsync();
        await Ready.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _warmUp.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _editing.Dispose();
        _pipeline.Dispose();
        _script.Dispose();
        _ended.Dispose();
        _firstCell.Dispose();
        _oneAtATime.Dispose();
    }

    private async Task StartAsync(CancellationToken cancellationToken)
    {
        var formatters = Task.Run(FormatterRegistration.Register, cancellationToken);
        await _script.StartAsync(_options.WorkingDirectory, cancellationToken);
        await formatters;
    }

    // A cell that is there already warms up what it needs itself, and only that.
    private async Task WarmUpAsync()
    {
        await Ready;
        await _script.WarmUpAsync(_firstCell.Token);
    }

    private async Task<CellResult> ExecuteAloneAsync(
        string code, ICellFrontEnd frontEnd, TimeSpan? timeout, CancellationToken cancellationToken)
    {
        var started = _options.Time.GetTimestamp();
        using var outOfTime = new CancellationTokenSource(timeout ?? Timeout.InfiniteTimeSpan, _options.Time);
        using var interrupt = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, outOfTime.Token);
        var cell = new CellExecution(ExecutionCount, frontEnd, interrupt.Token);
        var error = await RunAsync(cell, code);
        var elapsed = _options.Time.GetElapsedTime(started);

        var status = error is null ? CellStatus.Ok : CellStatus.Failed;
        if (interrupt.IsCancellationRequested && error is not null)
        {
            status = cancellationToken.IsCancellationRequested ? CellStatus.Cancelled : CellStatus.Failed;
            error = InterruptionErrors.Describe(status, timeout, stillRunning: !_lastCell.IsCompleted);
        }

        if (cell.ShowsElapsedTime)
        {
            cell.Show(new DisplayOutput(Guid.NewGuid().ToString("N"), MimeBundle.Of("text/plain", $"Wall time: {elapsed.TotalMilliseconds:F1} ms")));
        }

        if (error is not null)
        {
            cell.Show(error);
        }

        return new CellResult(status, cell.Number, elapsed, error);
    }

    /// <summary>Runs a cell on a thread of its own, so that one that does not heed its interruption holds up nobody.</summary>
    private async Task<ErrorOutput?> RunAsync(CellExecution cell, string code)
    {
        if (!_lastCell.IsCompleted)
        {
            return InterruptionErrors.EarlierCellStillRuns;
        }

        var work = Task.Run(() => RunCellAsync(cell, code), CancellationToken.None);
        _lastCell = work;
        _lastCode = cell.Code;
        _ = work.ContinueWith(_ => cell.Dispose(), TaskScheduler.Default);
        try
        {
            await work.WaitAsync(cell.CancellationToken);
            return null;
        }
        catch (OperationCanceledException) when (cell.CancellationToken.IsCancellationRequested)
        {
            await cell.Code.StopAsync(work, _options.StopGrace, _options.Time);
            return work.IsCompletedSuccessfully ? null : InterruptionErrors.Interrupted;
        }
#pragma warning disable CA1031 // Whatever a cell throws is the cell's result.
        catch (Exception e)
        {
            return ErrorFormatter.Format(e, cell.Number);
        }
#pragma warning restore CA1031
    }

    private async Task RunCellAsync(CellExecution cell, string code)
    {
        cell.Enter();
        await Ready.WaitAsync(cell.CancellationToken);
        await RunSegmentsAsync(CellParser.Parse(code), cell.CancellationToken);
    }

    private async Task RunSegmentsAsync(IReadOnlyList<CellSegment> segments, CancellationToken cancellationToken)
    {
        _magics.RequireKnown(segments);
        foreach (var segment in segments)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await (segment.Magic is { } magic
                ? _magics.RunAsync(magic, segment, cancellationToken)
                : RunCSharpAsync(segment, cancellationToken));
        }
    }

    private async Task RunCSharpAsync(CellSegment segment, CancellationToken cancellationToken)
    {
        if (segment.IsBlank)
        {
            return;
        }

        var cell = CellExecution.Require();
        var code = await _packages.ApplyAsync(segment.TextInPlace, _script, cancellationToken);
        var result = await _script.RunAsync(code, segment.File ?? ErrorFormatter.NameOfCell(cell.Number), cell.Code, cancellationToken);
        if (result.HasValue)
        {
            cell.Show(new ResultOutput(cell.Number, ValueFormatter.Format(result.Value)));
        }
    }
}
