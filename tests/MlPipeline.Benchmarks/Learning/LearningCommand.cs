using System.CommandLine;
using MlPipeline.Benchmarks.Measuring;
using MlPipeline.Learning;
using Spectre.Console;

namespace MlPipeline.Benchmarks.Learning;

/// <summary><c>learning</c>: how good models are on real trips, and how fast trips are read.</summary>
internal static class LearningCommand
{
    public const string ReadVerb = "read";

    private const string TripsVariable = "MLPIPELINE_TRIPS";
    private const int Seeds = 5;

    public static Command Create()
    {
        var rounds = new Option<int>("--rounds") { Description = "How often reading is measured.", DefaultValueFactory = _ => 3 };
        var command = new Command("learning", "Quality of models over five splits, training time beside LightGBM's own, reading of CSV and Parquet.") { rounds };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            var console = AnsiConsole.Console;
            var models = Split(console, cancellationToken);
            var reading = new List<ReadingRound>();
            for (var round = 1; round <= arguments.GetValue(rounds); round++)
            {
                console.MarkupLineInterpolated($"round {round}: reading");
                reading.Add(await ReadingRound.MeasureAsync(cancellationToken));
            }

            MeasurementTable.Write(console, "learning", [
                new Measurement("RMSE, workshop's version 1", [.. models.Select(model => model.Version1)], "s"),
                new Measurement("RMSE, workshop's version 2", [.. models.Select(model => model.Version2)], "s"),
                new Measurement("RMSE, its fourteen features", [.. models.Select(model => model.Fourteen)], "s"),
                new Measurement("lower than version 1 by", [.. models.Select(model => model.FourteenBetter)], "%", 17, MoreIsBetter: true),
                new Measurement("RMSE, rich features", [.. models.Select(model => model.Rich)], "s"),
                new Measurement("lower than version 1 by", [.. models.Select(model => model.RichBetter)], "%", 22, MoreIsBetter: true),
                new Measurement("training, times LightGBM's own", [.. models.Select(model => model.TimesNative)], "x", 1.2),
                new Measurement("CSV, on one core", [.. reading.Select(round => round.MegabytesPerSecond)], "MB/s", 200, MoreIsBetter: true),
                new Measurement("Parquet, five million rows", [.. reading.Select(round => round.ParquetSeconds)], "s", 10),
                new Measurement("most memory for ten million rows", [.. reading.Select(round => round.PeakMebibytes)], "MiB", 1024),
            ]);
        });
        return command;
    }

    /// <summary>The reading that <see cref="ReadingRound"/> starts as a process of its own.</summary>
    public static Command CreateRead()
    {
        var path = new Argument<string>("path");
        var command = new Command(ReadVerb, "Reads a trip file and prints seconds and memory.") { path };
        command.Hidden = true;
        command.SetAction(arguments => ReadingRound.Read(arguments.GetRequiredValue(path)));
        return command;
    }

    private static List<QualityRound> Split(IAnsiConsole console, CancellationToken cancellationToken)
    {
        var folder = Environment.GetEnvironmentVariable(TripsVariable);
        if (string.IsNullOrEmpty(folder))
        {
            console.MarkupLineInterpolated($"left out: the models, since {TripsVariable} names no folder with real trips");
            return [];
        }

        var trips = TripReader.Read(
            Path.Combine(folder, "demodata-small.csv"), ZoneTable.Read(Path.Combine(folder, "lookup-ipyheader.csv")), cancellationToken);
        console.MarkupLineInterpolated($"{trips.Report}");
        return [.. Enumerable.Range(1, Seeds).Select(seed =>
        {
            console.MarkupLineInterpolated($"seed {seed}");
            return QualityRound.Measure(trips, seed, cancellationToken);
        })];
    }
}
