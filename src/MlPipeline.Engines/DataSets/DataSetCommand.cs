using System.Globalization;
using MlPipeline.Learning;

namespace MlPipeline.Engines.DataSets;

/// <summary>
/// Works on trip files: <c>dataset generate</c> makes trips up and <c>dataset import</c> takes real ones, both for a data folder of the
/// central repository; <c>dataset report</c> says what of a file can be used, and <c>dataset train</c> trains a model on it.
/// </summary>
internal static class DataSetCommand
{
    private const int Success = 0;
    private const int Failure = 1;
    private const int WrongUsage = 2;

    private const string Usage = "Name one of dataset generate, dataset import, dataset report, dataset train.";

    internal static async Task<int> RunAsync(string[] args)
    {
        try
        {
            await (args switch
            {
                ["generate", .. var rest] => GenerateAsync(DataOptions.Parse(rest, "rows", "seed", "out")),
                ["import", .. var rest] => ImportAsync(DataOptions.Parse(rest, "from", "out")),
                ["report", .. var rest] => TripFiles.ReportAsync(DataOptions.Parse(rest, "file", "zones", "shapes")),
                ["train", .. var rest] => TripFiles.TrainAsync(DataOptions.Parse(rest, "file", "zones", "shapes", "features", "split", "rounds", "out", "onnx")),
                _ => throw new FormatException(Usage),
            });
            return Success;
        }
        catch (FormatException exception)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return WrongUsage;
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException or UnauthorizedAccessException or ArgumentException)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return Failure;
        }
    }

    private static Task GenerateAsync(DataOptions options) => TellAsync(TripImport.Generate(
        options.Number("rows"), (int)options.Number("seed"), options.Required("out"), new ProgressLines(Console.Out)));

    private static Task ImportAsync(DataOptions options) => TellAsync(TripImport.Import(
        options.Required("from"), options.Required("out"), new ProgressLines(Console.Out)));

    private static Task TellAsync(TripSource source) =>
        Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"progress 1 {source.Rows} rows"));
}
