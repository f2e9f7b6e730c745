using System.Globalization;
using System.Text.RegularExpressions;

namespace MlPipeline.Cli.Run;

/// <summary>Finds the notebooks of a run, in their order.</summary>
internal static partial class LabSelection
{
    public static IReadOnlyList<Lab> Find(RunSettings settings)
    {
        if (File.Exists(settings.Path))
        {
            return [new Lab(NumberOf(settings.Path), settings.Path)];
        }

        if (!Directory.Exists(settings.Path))
        {
            throw new RunException(
                $"There is no notebook or folder {settings.Path}.", "Name one: mlpipeline run <path>, for example mlpipeline run notebooks.");
        }

        var labs = Directory.GetFiles(settings.Path, "*.ipynb")
            .Select(path => new Lab(NumberOf(path), path))
            .Where(lab => lab.Number is not null)
            .OrderBy(lab => lab.Number)
            .ThenBy(lab => lab.Name, StringComparer.Ordinal)
            .ToList();
        if (labs.Count == 0)
        {
            throw new RunException(
                $"There are no numbered notebooks in {settings.Path}.", "Their names begin with a number and a hyphen, as in 1-log-in.ipynb.");
        }

        var selected = labs.Where(lab => lab.Number >= (settings.From ?? int.MinValue) && lab.Number <= (settings.To ?? int.MaxValue)).ToList();
        return selected.Count > 0 ? selected : throw new RunException(
            "No notebook is left between --from and --to.",
            string.Create(CultureInfo.InvariantCulture, $"There are those from {labs[0].Number} to {labs[^1].Number}."));
    }

    private static int? NumberOf(string path) =>
        Prefix().Match(Path.GetFileName(path)) is { Success: true } match
        && int.TryParse(match.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    [GeneratedRegex(@"^(\d+)-")]
    private static partial Regex Prefix();
}
