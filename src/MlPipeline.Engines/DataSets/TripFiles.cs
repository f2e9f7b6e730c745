using System.Globalization;
using MlPipeline.Learning;

namespace MlPipeline.Engines.DataSets;

/// <summary>Looks at a trip file, and trains on it.</summary>
internal static class TripFiles
{
    private const double TestShare = 0.2;
    private const double ValidationShare = 0.2;

    /// <summary>Says how many rows there are, which were dropped and why, and what the trips are like.</summary>
    internal static async Task ReportAsync(DataOptions options)
    {
        var trips = Read(options);
        await Console.Out.WriteLineAsync(trips.Report.ToString());
        if (trips.Count > 0)
        {
            await Console.Out.WriteLineAsync(Describe(trips));
        }
    }

    /// <summary>Trains on four fifths of the trips, as long as it gets better, and measures on the rest.</summary>
    internal static async Task TrainAsync(DataOptions options)
    {
        var trainer = new LightGbmTrainer
        {
            Features = FeatureSchema.Named(options.Text("features") ?? FeatureSchema.Workshop.Name),
            Rounds = options.Text("rounds") is null ? 1000 : (int)options.Number("rounds"),
        };
        var trips = Read(options);
        await Console.Out.WriteLineAsync(trips.Report.ToString());
        var (train, test) = options.Text("split") == "time" ? trips.SplitByTime(TestShare) : trips.Split(TestShare);
        var (fit, held) = train.Split(ValidationShare);
        var progress = new ProgressLines(Console.Out);
        var model = trainer.Train(fit, held, (round, rounds) => progress.Report((double)round / rounds));
        await Console.Out.WriteLineAsync(model.ToString());
        await Console.Out.WriteLineAsync($"On the trips held back for testing: {model.Evaluate(test)}");
        model.Save(options.Required("out"));
        if (options.Text("onnx") is { } onnx)
        {
            model.SaveOnnx(onnx);
        }
    }

    private static TripSet Read(DataOptions options) => TripReader.Read(options.Required("file"), Zones(options));

    private static ZoneTable? Zones(DataOptions options) => (options.Text("zones"), options.Text("shapes")) switch
    {
        (null, null) => null,
        ({ } table, null) => ZoneTable.Read(table),
        ({ } table, { } shapes) => ZoneTable.ReadTlc(table, shapes),
        _ => throw new FormatException("--shapes needs the TLC's table too: --zones taxi_zone_lookup.csv."),
    };

    private static string Describe(TripSet trips)
    {
        var seconds = trips.Seconds.ToArray();
        var miles = trips.Miles.ToArray();
        Array.Sort(seconds);
        Array.Sort(miles);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"From {trips.Min(trip => trip.Pickup):yyyy-MM-dd} to {trips.Max(trip => trip.Pickup):yyyy-MM-dd}; half of the trips take less than {Middle(seconds):0} s and go less than {Middle(miles):0.0} miles.");
    }

    private static T Middle<T>(T[] sorted) => sorted[sorted.Length / 2];
}
