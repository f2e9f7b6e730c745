using System.Globalization;
using System.Text.RegularExpressions;

namespace MlPipeline.Cli.Run;

/// <summary>Finds the notebooks of a run, in their order.</summary>
internal static partial class LabSelection
{
    public static IReadOnlyList<Lab> Find(RunSettings settings)
    {
        var labs = Find(settings.Path);
        var selected = labs.Where(lab => !lab.IsBefore(settings.From) && !lab.IsBehind(settings.To)).ToList();
        return selected.Count > 0 ? selected : throw new RunException(
            "No notebook is left between --from and --to.",
            string.Create(CultureInfo.InvariantCulture, $"There are those from {labs[0].Number} to {labs[^1].Number}."));
    }

    public static IReadOnlyList<Lab> Find(string path)
    {
        if (File.Exists(path))
        {
            return IsNotebook(path) ? [new Lab(NumberOf(path), path)] : throw new RunException(
                $"{Path.GetFileName(path)} is no notebook.", "Notebooks are files that end in .ipynb or .dib.");
        }

        if (!Directory.Exists(path))
        {
            throw new RunException($"There is no notebook or folder {path}.", "Name one that is there, for example notebooks.");
        }

        var labs = Directory.GetFiles(path)
            .Where(IsNotebook)
            .Select(file => new Lab(NumberOf(file), file))
            .Where(lab => lab.Number is not null)
            .OrderBy(lab => lab.Number)
            .ThenBy(lab => lab.Name, StringComparer.Ordinal)
            .ToList();
        return labs.Count > 0 ? labs : throw new RunException(
            $"There are no numbered notebooks in {path}.", "Their names begin with a number and a hyphen, as in 1-log-in.ipynb.");
    }

    private static bool IsNotebook(string path) => Path.GetExtension(path).ToUpperInvariant() is ".IPYNB" or ".DIB";

    private static int? NumberOf(string path) =>
        Prefix().Match(Path.GetFileName(path)) is { Success: true } match
        && int.TryParse(match.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    [GeneratedRegex(@"^(\d+)-")]
    private static partial Regex Prefix();
}
