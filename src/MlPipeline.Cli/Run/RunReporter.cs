using System.Globalization;
using MlPipeline.Kernel.Notebooks;
using MlPipeline.Kernel.Outputs;
using MlPipeline.Kernel.Running;
using MlPipeline.Kernel.Session;
using Spectre.Console;

namespace MlPipeline.Cli.Run;

/// <summary>Tells the reader how a run goes: a line per cell, live where there is a terminal, then a table.</summary>
internal sealed class RunReporter(IAnsiConsole console, bool verbose, TimeProvider time) : INotebookRunObserver, IProgress<string>
{
    private const int TitleWidth = 60;

    private readonly CellStatusLine _statusLine = new(console, time);

    public void Report(string value) => console.MarkupLineInterpolated($"[grey]{value}[/]");

    public void LabStarted(Lab lab) => console.MarkupLineInterpolated($"\n[bold]{lab.Name}[/]");

    /// <summary>Shows the running cell for as long as the work takes.</summary>
    public Task<T> WatchAsync<T>(Func<Task<T>> work) => _statusLine.WatchAsync(work);

    public void CellStarted(NotebookCell cell) => _statusLine.Begin(Label(cell));

    public void CellOutput(NotebookCell cell, CellOutput output)
    {
        var text = TextOf(output);
        _statusLine.Detail(LastLine(text));
        if (verbose)
        {
            console.WriteLine(Indent(text));
        }
    }

    public void CellFinished(NotebookCell cell, CellResult result)
    {
        var (mark, color) = result.Status switch
        {
            CellStatus.Ok => ("ok", "green"),
            CellStatus.Failed => ("FAILED", "red"),
            _ => ("interrupted", "yellow"),
        };
        console.MarkupLine($"  {Markup.Escape(Label(cell))} {Seconds(result.Elapsed),9}  [{color}]{mark}[/]");
    }

    public void Summary(IReadOnlyList<LabResult> results, string outputFolder)
    {
        var table = new Table { Border = TableBorder.Simple };
        table.AddColumns(new TableColumn("Lab"), new TableColumn("Cells").RightAligned(), new TableColumn("Time").RightAligned(), new TableColumn("Result"));
        foreach (var (lab, _, run) in results)
        {
            table.AddRow(
                Markup.Escape(lab.Name),
                run is null ? "" : run.Cells.Count.ToString(CultureInfo.InvariantCulture),
                run is null ? "" : Seconds(run.Elapsed),
                Outcome(run));
        }

        table.AddRow("[bold]all[/]", TotalCells(results), TotalTime(results), "");
        console.WriteLine();
        console.Write(table);
        console.MarkupLineInterpolated($"Executed notebooks: {outputFolder}");
    }

    public void CellFailure(Lab lab, ExecutedCell cell)
    {
        var error = cell.Result.Error!;
        var summary = ErrorSummary.Of(error);
        console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[red]{lab.Name}, cell {cell.Cell.Number} failed:[/]");
        console.WriteLine(Indent($"{summary.Problem}\n{summary.Detail}"));
        if (verbose)
        {
            console.WriteLine(Indent(string.Join('\n', error.Traceback)));
        }
    }

    public void Failure(Exception exception)
    {
        var lines = exception.Message.Split('\n', 2);
        Failure(lines[0], lines.Length > 1 ? lines[1] : "", exception);
    }

    public void Failure(string problem, string nextStep, Exception exception)
    {
        console.MarkupLineInterpolated($"[red]{problem}[/]");
        if (nextStep.Length > 0)
        {
            console.WriteLine(nextStep);
        }

        if (verbose)
        {
            console.WriteLine(exception.ToString());
        }
    }

    public void Interrupted() => console.MarkupLine("[yellow]Interrupted.[/]");

    private static string Label(NotebookCell cell)
    {
        var source = cell.Source.TrimStart();
        var title = source.Split('\n', 2)[0].TrimEnd();
        title = title.Length > TitleWidth ? title[..(TitleWidth - 1)] + "…" : title;
        return string.Create(CultureInfo.InvariantCulture, $"cell {cell.Number,2}  {title,-TitleWidth}");
    }

    private static string Outcome(NotebookRunResult? run) => run switch
    {
        null => "[grey]not run[/]",
        { StoppedAt.Result.Status: CellStatus.Cancelled } => "[yellow]interrupted[/]",
        { StoppedAt: { } stop } => string.Create(CultureInfo.InvariantCulture, $"[red]failed at cell {stop.Cell.Number}[/]"),
        _ when run.Failures.Count() is var failures and > 0 =>
            string.Create(CultureInfo.InvariantCulture, $"[yellow]{failures} {(failures == 1 ? "cell" : "cells")} failed[/]"),
        _ => "[green]passed[/]",
    };

    private static string TotalCells(IReadOnlyList<LabResult> results) =>
        results.Sum(result => result.Run?.Cells.Count ?? 0).ToString(CultureInfo.InvariantCulture);

    private static string TotalTime(IReadOnlyList<LabResult> results) =>
        Seconds(results.Aggregate(TimeSpan.Zero, (sum, result) => sum + (result.Run?.Elapsed ?? TimeSpan.Zero)));

    private static string Seconds(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:F1} s");

    private static string TextOf(CellOutput output) => output switch
    {
        StreamOutput stream => stream.Text,
        DisplayOutput display => display.Data.Text,
        DisplayUpdate update => update.Data.Text,
        ResultOutput result => result.Data.Text,
        ErrorOutput error => error.Value,
        _ => "",
    };

    private static string LastLine(string text) => text.TrimEnd().Split('\n')[^1].Trim();

    private static string Indent(string text) => "    " + text.TrimEnd().Replace("\n", "\n    ", StringComparison.Ordinal);
}
