using MlPipeline.Contracts.Sandbox;
using MlPipeline.Interactive;
using MlPipeline.Kernel.Notebooks;
using MlPipeline.Kernel.Running;
using MlPipeline.Kernel.Session;
using MlPipeline.Sandbox.Launching;

namespace MlPipeline.Cli.Run;

/// <summary>Runs the selected notebooks, one session each, and leaves nothing of its own running.</summary>
internal sealed class LabRun(RunSettings settings, SandboxHome home, SandboxLauncher launcher, RunReporter reporter, TimeProvider time)
{
    private const int Succeeded = 0;
    private const int Failed = 1;
    private const int Interrupted = 130;

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await RunLabsAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            reporter.Interrupted();
            return Interrupted;
        }
        catch (SandboxException e)
        {
            reporter.Failure(e.Message, e.NextStep, e);
            return Failed;
        }
        catch (Exception e) when (e is RunException or NotebookFormatException or IOException or UnauthorizedAccessException)
        {
            reporter.Failure(e);
            return Failed;
        }
    }

    private async Task<int> RunLabsAsync(CancellationToken cancellationToken)
    {
        var labs = LabSelection.Find(settings);
        RequireOutputElsewhere(labs);
        var notebooks = new List<Notebook>();
        foreach (var lab in labs)
        {
            notebooks.Add(await Notebook.LoadAsync(lab.Path, cancellationToken));
        }

        // The compiler warms up while the sandbox starts.
        var session = NewSession(labs[0]);
        try
        {
            await using var sandbox = await SandboxLease.TakeAsync(launcher, settings, reporter, cancellationToken);
            var results = labs.Select(lab => new LabResult(lab, Run: null)).ToList();
            for (var i = 0; i < labs.Count && results.TrueForAll(result => result.Run?.Succeeded != false); i++)
            {
                results[i] = results[i] with { Run = await RunLabAsync(labs[i], notebooks[i], session, cancellationToken) };
                await session.DisposeAsync();
                if (i + 1 < labs.Count)
                {
                    session = NewSession(labs[i + 1]);
                }
            }

            return Conclude(results, cancellationToken);
        }
        finally
        {
            await session.DisposeAsync();
        }
    }

    private async Task<NotebookRunResult> RunLabAsync(Lab lab, Notebook notebook, NotebookSession session, CancellationToken cancellationToken)
    {
        reporter.LabStarted(lab);

        // As a notebook server does: relative paths in cells start from the notebook's folder.
        Environment.CurrentDirectory = lab.Folder;
        try
        {
            var runner = new NotebookRunner(session, reporter, new NotebookRunOptions(), time);
            return await reporter.WatchAsync(() => runner.RunAsync(notebook, cancellationToken));
        }
        finally
        {
            await notebook.SaveAsync(Path.Combine(settings.OutputFolder, lab.Name), CancellationToken.None);
        }
    }

    private int Conclude(List<LabResult> results, CancellationToken cancellationToken)
    {
        reporter.Summary(results, settings.OutputFolder);
        if (results.Find(result => result.Run is { Succeeded: false }) is not { } stopped)
        {
            return Succeeded;
        }

        if (stopped.Run!.Stop!.Status == CellStatus.Cancelled && cancellationToken.IsCancellationRequested)
        {
            reporter.Interrupted();
            return Interrupted;
        }

        reporter.CellFailure(stopped.Lab, stopped.Run.StoppedAt!, stopped.Run.Stop.Error!);
        return Failed;
    }

    private NotebookSession NewSession(Lab lab) => new(new SessionOptions
    {
        WorkingDirectory = lab.Folder,
        Magics = MagicOptions.FromEnvironment() with
        {
            Home = home,
            Student = settings.Student,
            ToolPath = typeof(LabRun).Assembly.Location,
        },
        Time = time,
    });

    private void RequireOutputElsewhere(IReadOnlyList<Lab> labs)
    {
        if (labs.Any(lab => lab.Folder == Path.TrimEndingDirectorySeparator(settings.OutputFolder)))
        {
            throw new RunException(
                "The executed notebooks would replace those they come from.", "Name another folder: --output artifacts/labs");
        }
    }
}
