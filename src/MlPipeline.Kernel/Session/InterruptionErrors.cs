using System.Globalization;
using MlPipeline.Kernel.Outputs;

namespace MlPipeline.Kernel.Session;

/// <summary>What is shown where a cell did not end by itself.</summary>
internal static class InterruptionErrors
{
    public static ErrorOutput Interrupted { get; } = Error("The cell was interrupted.", "Variables of earlier cells stay; tasks that the cell has started may go on.");

    public static ErrorOutput EarlierCellStillRuns { get; } = Error(
        "An earlier cell was interrupted and has not stopped yet.", "Wait until it ends, interrupt once more to abort it, or restart the session.");

    public static ErrorOutput Describe(CellStatus status, TimeSpan? timeout, bool stillRunning) => (status, stillRunning) switch
    {
        (CellStatus.Cancelled, false) => Interrupted,
        (CellStatus.Cancelled, true) => Error(
            "The cell was interrupted, but goes on running: its thread is where nothing can tell it to stop.",
            "Wait until it ends, or interrupt once more: that aborts the thread, and may end the kernel with it."),
        (_, false) => Error(OutOfTime(timeout), "Allow more time, or let the cell do less."),
        (_, true) => Error(OutOfTime(timeout) + " and goes on running", "Restart the session, then allow more time or let the cell do less."),
    };

    private static string OutOfTime(TimeSpan? timeout) =>
        string.Create(CultureInfo.InvariantCulture, $"The cell took longer than the {timeout.GetValueOrDefault().TotalSeconds:0.#} s it was given");

    private static ErrorOutput Error(string problem, string nextStep) =>
        new("Interrupted", $"{problem.TrimEnd('.')}.\n{nextStep}", [$"{problem.TrimEnd('.')}.", nextStep]);
}
