using MlPipeline.Cli.Pages;
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
            var plan = await RunPlan.MakeAsync(settings, cancellationToken);
            var results = await RunLabsAsync(plan, cancellationToken);
            return Conclude(plan, results, cancellationToken);
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

    private async Task<IReadOnlyList<LabResult>> RunLabsAsync(RunPlan plan, CancellationToken cancellationToken)
    {
        // The compiler warms up while the sandbox starts.
        var session = NewSession(plan.Labs[0]);
        try
        {
            await using var sandbox = await SandboxLease.TakeAsync(launcher, settings, reporter, cancellationToken);
            var results = plan.Labs.Select((lab, index) => new LabResult(lab, plan.Notebooks[index], Run: null)).ToList();
            for (var i = 0; i < results.Count && results.TrueForAll(result => result.Run?.Completed != false); i++)
            {
                results[i] = await RunLabAsync(results[i], plan, session, cancellationToken);
                await session.DisposeAsync();
                if (i + 1 < results.Count)
                {
                    session = NewSession(plan.Labs[i + 1]);
                }
            }

            return results;
        }
        finally
        {
            await session.DisposeAsync();
        }
    }

    private async Task<LabResult> RunLabAsync(LabResult lab, RunPlan plan, NotebookSession session, CancellationToken cancellationToken)
    {
        reporter.LabStarted(lab.Lab);

        // As a notebook server does: relative paths in cells start from the notebook's folder.
        Environment.CurrentDirectory = lab.Lab.Folder;
        try
        {
            var options = new NotebookRunOptions { CellTimeout = plan.CellTimeout, AllowErrors = settings.AllowErrors };
            var runner = new NotebookRunner(session, reporter, options, time);
            return lab with { Run = await reporter.WatchAsync(() => runner.RunAsync(lab.Notebook, cancellationToken)) };
        }
        finally
        {
            await lab.Notebook.SaveAsync(plan.Output.PathOf(lab.Lab), CancellationToken.None);
            if (settings.Html)
            {
                await NotebookPage.SaveAsync(lab.Notebook, lab.Lab.Folder, plan.Output.PageOf(lab.Lab));
            }
        }
    }

    private int Conclude(RunPlan plan, IReadOnlyList<LabResult> results, CancellationToken cancellationToken)
    {
        if (settings.Report is { } report)
        {
            JUnitReport.Save(results, report, time.GetUtcNow());
        }

        reporter.Summary(results, plan.Output.Folder);
        foreach (var result in results)
        {
            foreach (var cell in (result.Run?.Failures ?? []).Where(cell => cell.Result.Status == CellStatus.Failed))
            {
                reporter.CellFailure(result.Lab, cell);
            }
        }

        if (results.FirstOrDefault(result => result.Run is { Completed: false }) is not { } stopped)
        {
            return Succeeded;
        }

        if (stopped.Run!.StoppedAt!.Result.Status != CellStatus.Cancelled || !cancellationToken.IsCancellationRequested)
        {
            return Failed;
        }

        reporter.Interrupted();
        return Interrupted;
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
}
