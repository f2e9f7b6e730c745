namespace MlPipeline.Cli.Run;

/// <summary>Where a run writes to.</summary>
/// <param name="Folder">Folder of the executed notebooks.</param>
/// <param name="FileName">Name of the one notebook that is written, or null where each keeps its own.</param>
internal sealed record RunOutput(string Folder, string? FileName)
{
    private const string NotebookExtension = ".ipynb";

    /// <summary>Finds out what <c>--output</c> names, and that it replaces no notebook of the run.</summary>
    public static RunOutput Of(RunSettings settings, IReadOnlyList<Lab> labs)
    {
        var output = Parse(settings.Output);
        if (output.FileName is not null && labs.Count > 1)
        {
            throw new RunException(
                $"{labs.Count} notebooks cannot be written to one file, {output.FileName}.", "Name a folder: --output artifacts/labs");
        }

        if (labs.Any(lab => output.FileName is null ? lab.Folder == output.Folder : lab.Path == output.PathOf(lab)))
        {
            throw new RunException(
                "The executed notebooks would replace those they come from.", "Name another folder: --output artifacts/labs");
        }

        if (labs.CountBy(output.PathOf).FirstOrDefault(count => count.Value > 1).Key is { } twice)
        {
            throw new RunException($"Two notebooks would be written to {Path.GetFileName(twice)}.", "Rename one, or run them one by one.");
        }

        return output;
    }

    /// <summary>Where the executed notebook goes.</summary>
    public string PathOf(Lab lab) => Path.Combine(Folder, FileName ?? Path.ChangeExtension(lab.Name, NotebookExtension));

    /// <summary>Where the notebook's page goes.</summary>
    public string PageOf(Lab lab) => Path.ChangeExtension(PathOf(lab), ".html");

    private static RunOutput Parse(string path)
    {
        var target = Path.TrimEndingDirectorySeparator(path);
        return string.Equals(Path.GetExtension(target), NotebookExtension, StringComparison.OrdinalIgnoreCase)
            ? new RunOutput(Path.GetDirectoryName(target)!, Path.GetFileName(target))
            : new RunOutput(target, FileName: null);
    }
}
