using MlPipeline.Contracts.KubeDirector;
using MlPipeline.Interactive.Declarations;
using MlPipeline.Interactive.Grammar;
using MlPipeline.Interactive.Views;
using MlPipeline.KubeDirector.Clusters;

namespace MlPipeline.Interactive.Commands.Training;

/// <summary><c>#!kd-train</c>.</summary>
internal sealed class TrainCommand(MagicContext context, ClusterChoice choice, TrainingRun run)
{
    private static readonly OptionDeclaration ClusterOption = new(
        "cluster",
        "The training kdcluster.",
        Default: "the only one, or the one your notebook cluster is connected to",
        Completions: CompletionSource.TrainingClusters);

    private static readonly OptionDeclaration IdOption =
        new("id", "Number of the job.", ValueKind.WholeNumber, Required: true, Completions: CompletionSource.Jobs);

    public MagicCommand Create() => new(
        "kd-train",
        "Train on a training kdcluster.",
        [
            new MagicVerb(
                new VerbDeclaration(
                    "",
                    "Run the C# below on a training kdcluster and follow it.",
                    [
                        ClusterOption,
                        new("name", "What to call the job."),
                        new("param", "Values that the code reads with Parameter(\"depth\", 1).", ValueKind.Map),
                        new("detach", "Do not wait for the job's end.", ValueKind.Flag),
                        SharedOptions.Out,
                    ],
                    BodyRule.Required,
                    BodyLanguage.CSharp,
                    "#!kd-train --cluster training-engine-shared --name taxi-v1 --param \"depth=1, rounds=100\" --out version1\nConsole.WriteLine(Parameter(\"depth\", 1));",
                    "await kd.Training.SubmitAsync(\"training-engine-shared\", \"Console.WriteLine(1);\", \"taxi-v1\")"),
                TrainAsync),
            new MagicVerb(
                new VerbDeclaration("list", "List the jobs of a training kdcluster.", [ClusterOption, SharedOptions.Out], Example: "#!kd-train list", CSharp: "await kd.Training.HistoryAsync(\"training-engine-shared\")"),
                ShowListAsync),
            new MagicVerb(
                new VerbDeclaration("show", "Show a job.", [ClusterOption, IdOption, SharedOptions.Out], Example: "#!kd-train show --id 1", CSharp: "await kd.Training.GetAsync(\"training-engine-shared\", 1)"),
                ShowAsync),
            new MagicVerb(
                new VerbDeclaration(
                    "logs",
                    "Show what a job has written.",
                    [ClusterOption, IdOption, new("follow", "Go on with it until the job ends.", ValueKind.Flag)],
                    Example: "#!kd-train logs --id 1\n#!kd-train logs --id 1 --follow",
                    CSharp: "await kd.Training.LogsAsync(\"training-engine-shared\", 1)"),
                ShowLogAsync),
            new MagicVerb(
                new VerbDeclaration("cancel", "End a job that runs or waits.", [ClusterOption, IdOption], Example: "#!kd-train cancel --id 1", CSharp: "await kd.Training.CancelAsync(\"training-engine-shared\", 1)"),
                CancelAsync),
        ]);

    private async Task TrainAsync(MagicInvocation invocation, CancellationToken cancellationToken)
    {
        var cluster = await ClusterAsync(invocation, cancellationToken).ConfigureAwait(false);
        var job = await context.Session.Training
            .SubmitAsync(cluster, invocation.Body, invocation.Text("name"), invocation.Map("param"), cancellationToken)
            .ConfigureAwait(false);
        if (invocation.Has("detach"))
        {
            context.Show(job);
        }
        else
        {
            job = await run.ToItsEndAsync(job, cancellationToken).ConfigureAwait(false);
        }

        await context.KeepAsync(invocation, job, cancellationToken).ConfigureAwait(false);
    }

    private async Task ShowListAsync(MagicInvocation invocation, CancellationToken cancellationToken)
    {
        var cluster = await ClusterAsync(invocation, cancellationToken).ConfigureAwait(false);
        var jobs = await context.Session.Training.HistoryAsync(cluster, cancellationToken).ConfigureAwait(false);
        await context.ShowAndKeepAsync(invocation, jobs, cancellationToken).ConfigureAwait(false);
    }

    private async Task ShowAsync(MagicInvocation invocation, CancellationToken cancellationToken)
    {
        var cluster = await ClusterAsync(invocation, cancellationToken).ConfigureAwait(false);
        var job = await context.Session.Training.GetAsync(cluster, invocation.Integer("id")!.Value, cancellationToken).ConfigureAwait(false);
        await context.ShowAndKeepAsync(invocation, job, cancellationToken).ConfigureAwait(false);
    }

    private async Task ShowLogAsync(MagicInvocation invocation, CancellationToken cancellationToken)
    {
        var cluster = await ClusterAsync(invocation, cancellationToken).ConfigureAwait(false);
        var id = invocation.Integer("id")!.Value;
        if (invocation.Has("follow"))
        {
            var job = await context.Session.Training.GetAsync(cluster, id, cancellationToken).ConfigureAwait(false);
            await run.FollowAsync(job, cancellationToken).ConfigureAwait(false);
            return;
        }

        context.Show(TrainingViews.Log(id, await context.Session.Training.LogsAsync(cluster, id, cancellationToken).ConfigureAwait(false)));
    }

    private async Task CancelAsync(MagicInvocation invocation, CancellationToken cancellationToken)
    {
        var cluster = await ClusterAsync(invocation, cancellationToken).ConfigureAwait(false);
        context.Show(await context.Session.Training.CancelAsync(cluster, invocation.Integer("id")!.Value, cancellationToken).ConfigureAwait(false));
    }

    private Task<string> ClusterAsync(MagicInvocation invocation, CancellationToken cancellationToken) =>
        choice.FindAsync(invocation, EngineServices.TrainingApp, IsConnectedToNotebook, cancellationToken);

    private bool IsConnectedToNotebook(KdClusterInfo candidate, IReadOnlyList<KdClusterInfo> all) =>
        all.Any(cluster => cluster.Name == $"{EngineServices.NotebookApp}-{context.Session.User}" && cluster.Connections.Clusters.Contains(candidate.Name));
}
