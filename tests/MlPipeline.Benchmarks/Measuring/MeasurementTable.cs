using System.Globalization;
using Spectre.Console;

namespace MlPipeline.Benchmarks.Measuring;

/// <summary>Prints measurements side by side with their goals.</summary>
internal static class MeasurementTable
{
    public static void Write(IAnsiConsole console, string title, IEnumerable<Measurement> measurements)
    {
        var table = new Table { Title = new TableTitle(title), Border = TableBorder.Ascii2 };
        table.AddColumns("measured", "median", "rounds", "goal", "met");
        foreach (var measurement in measurements.Where(measurement => measurement.Rounds.Count > 0))
        {
            table.AddRow(
                Markup.Escape(measurement.Name),
                Number(measurement.Median, measurement.Unit),
                string.Join(", ", measurement.Rounds.Select(round => Number(round, ""))),
                measurement.HasGoal ? (measurement.MoreIsBetter ? ">= " : "< ") + Number(measurement.Goal, measurement.Unit) : "",
                !measurement.HasGoal ? "" : measurement.MeetsGoal ? "yes" : "no");
        }

        console.Write(table);
    }

    private static string Number(double value, string unit) =>
        string.Create(CultureInfo.InvariantCulture, $"{value:0.##} {unit}").TrimEnd();
}
