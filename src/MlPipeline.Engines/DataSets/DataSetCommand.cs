using System.Globalization;
using MlPipeline.Learning;

namespace MlPipeline.Engines.DataSets;

/// <summary>Fills a data folder of the central repository: <c>dataset generate</c> makes trips up, <c>dataset import</c> takes real ones.</summary>
internal static class DataSetCommand
{
    private const int Success = 0;
    private const int Failure = 1;
    private const int WrongUsage = 2;

    private const string Usage =
        "Use: dataset generate --rows N --seed S --out DIR\n     dataset import --from DIR --out DIR";

    internal static async Task<int> RunAsync(string[] args)
    {
        var progress = new ProgressLines(Console.Out);
        try
        {
            var source = args switch
            {
                ["generate", "--rows", var rows, "--seed", var seed, "--out", var folder] =>
                    TripImport.Generate(Number(rows), (int)Number(seed), folder, progress),
                ["import", "--from", var from, "--out", var folder] => TripImport.Import(from, folder, progress),
                _ => throw new FormatException(Usage),
            };
            await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"progress 1 {source.Rows} rows"));
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

    private static long Number(string text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new FormatException($"'{text}' is no whole number.\n{Usage}");
}
