using System.CommandLine;

namespace MlPipeline.Cli.Data;

/// <summary><c>mlpipeline data</c>: what can be done with trip files without a cluster.</summary>
internal static class DataCommand
{
    private static readonly DataOption File = new("file", "FILE", "Trip file: the TLC's CSV or Parquet, or the workshop's CSV.", IsRequired: true);
    private static readonly DataOption Zones = new("zones", "FILE", "Zone table: the workshop's lookup file, or with --shapes the TLC's taxi_zone_lookup.csv.");
    private static readonly DataOption Shapes = new("shapes", "FILE", "The TLC's taxi_zones.shp.");
    private static readonly DataOption Folder = new("out", "DIR", "Folder to fill.", IsRequired: true);

    public static Command Create()
    {
        var command = new Command("data", "Make, take over, examine and learn from trip files.");
        command.Subcommands.Add(DataAction.Create("report", "Say what of a trip file can be used, and what was dropped and why.", File, Zones, Shapes));
        command.Subcommands.Add(DataAction.Create(
            "train",
            "Train a model on a trip file, as long as it gets better, and measure it.",
            File,
            Zones,
            Shapes,
            new("features", "SET", "workshop, the fourteen of the workshop, or rich.", "workshop"),
            new("split", "HOW", "random, or time: the latest trips to test with.", "random"),
            new("rounds", "N", "How many rounds at most.", "1000"),
            new("out", "FILE", "Model file to write.", IsRequired: true),
            new("onnx", "FILE", "Write the model for ONNX Runtime too.")));
        command.Subcommands.Add(DataAction.Create(
            "generate",
            "Make trips up.",
            new("rows", "N", "How many.", "375000"),
            new("seed", "N", "The same seed makes the same trips.", "42"),
            Folder));
        command.Subcommands.Add(DataAction.Create(
            "import", "Put trip files of a folder together under the workshop's names.", new("from", "DIR", "Folder with yellow_tripdata_* or demodata*.", IsRequired: true), Folder));
        return command;
    }
}
