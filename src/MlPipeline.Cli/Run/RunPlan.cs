using MlPipeline.Kernel.Notebooks;

namespace MlPipeline.Cli.Run;

/// <summary>What is to be run and where it goes, all checked before anything is started.</summary>
/// <param name="Labs">The notebooks, in their order.</param>
/// <param name="Notebooks">Their contents, parameters set.</param>
/// <param name="Output">Where they are written to.</param>
/// <param name="CellTimeout">How long each cell may take, or null for as long as it needs.</param>
internal sealed record RunPlan(IReadOnlyList<Lab> Labs, IReadOnlyList<Notebook> Notebooks, RunOutput Output, TimeSpan? CellTimeout)
{
    private const double SecondsOfADay = 24 * 60 * 60;

    public static async Task<RunPlan> MakeAsync(RunSettings settings, CancellationToken cancellationToken)
    {
        var labs = LabSelection.Find(settings);
        var output = RunOutput.Of(settings, labs);
        var parameters = Parameters(settings);
        var notebooks = new List<Notebook>();
        foreach (var lab in labs)
        {
            var notebook = await Notebook.LoadAsync(lab.Path, cancellationToken);
            notebook.RequireExecutable();
            ParameterCell.Inject(notebook, parameters);
            notebooks.Add(notebook);
        }

        WritableFolder.Require(output.Folder, "Name another: --output FOLDER");
        if (Path.GetDirectoryName(settings.Report) is { } reports)
        {
            WritableFolder.Require(reports, "Name another file: --report FILE");
        }

        return new RunPlan(labs, notebooks, output, TimeoutOf(settings));
    }

    private static List<NotebookParameter> Parameters(RunSettings settings)
    {
        try
        {
            var parameters = settings.Parameters.Select(NotebookParameter.Parse).ToList();
            return parameters.CountBy(parameter => parameter.Name).FirstOrDefault(count => count.Value > 1).Key is not { } twice
                ? parameters
                : throw new RunException($"The parameter '{twice}' is given more than once.", "Give it one value.");
        }
        catch (FormatException e)
        {
            throw new RunException(e.Message, "Write it as --parameter depth=6, once for each parameter.");
        }
    }

    private static TimeSpan? TimeoutOf(RunSettings settings) => settings.CellTimeout switch
    {
        null => null,
        > 0 and <= SecondsOfADay => TimeSpan.FromSeconds(settings.CellTimeout.Value),
        _ => throw new RunException("A cell can be given more than nothing, and at most a day.", "Give seconds: --timeout 60"),
    };
}
