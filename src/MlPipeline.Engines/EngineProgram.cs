using MlPipeline.Contracts.Engines;
using MlPipeline.Contracts.Pods;
using MlPipeline.Engines.DataSets;
using MlPipeline.Engines.Deployment;
using MlPipeline.Engines.Hosting;
using MlPipeline.Engines.Jobs;
using MlPipeline.Engines.LoadBalancing;
using MlPipeline.Engines.Notebook;
using MlPipeline.Engines.StartScript;
using MlPipeline.Engines.Training;

namespace MlPipeline.Engines;

/// <summary>
/// Starts what the first argument names. Each branch is a method of its own, so that a start script never loads the web server and a
/// training engine never loads the compiler.
/// </summary>
internal static class EngineProgram
{
    private const int WrongUsage = 2;

    internal static Task<int> RunAsync(string[] args) => args switch
    {
        [EngineNames.StartScript, .. var rest] => StartScriptCommand.RunAsync(rest),
        [EngineNames.LoadBalancer] => RunLoadBalancerAsync(),
        [EngineNames.TrainingEngine] => RunTrainingEngineAsync(),
        [EngineNames.DeploymentEngine] => RunDeploymentEngineAsync(),
        [EngineNames.NotebookServer] => RunNotebookServerAsync(),
        [EngineNames.TrainJob, .. var rest] => TrainJobCommand.RunAsync(rest),
        [EngineNames.DataSet, .. var rest] => DataSetCommand.RunAsync(rest),
        _ => ExplainUsageAsync(args),
    };

    private static Task<int> RunLoadBalancerAsync() => HostAsync(pod => new LoadBalancer(pod));

    private static Task<int> RunTrainingEngineAsync() => HostAsync(pod => new TrainingEngine(pod, TimeProvider.System));

    private static Task<int> RunDeploymentEngineAsync() => HostAsync(pod => new DeploymentEngine(pod, TimeProvider.System));

    private static Task<int> RunNotebookServerAsync() => HostAsync(pod => new NotebookServer(pod));

    private static Task<int> HostAsync(Func<PodContext, IEngine> create) => EngineHost.RunAsync(create, PodContext.FromEnvironment());

    private static async Task<int> ExplainUsageAsync(string[] args)
    {
        var problem = args.Length == 0 ? "No engine is named." : $"There is no engine '{string.Join(' ', args)}'.";
        await Console.Error.WriteLineAsync(
            $"{problem}\nName one of {EngineNames.LoadBalancer}, {EngineNames.TrainingEngine}, {EngineNames.DeploymentEngine}, " +
            $"{EngineNames.NotebookServer}, {EngineNames.StartScript}, {EngineNames.DataSet}.");
        return WrongUsage;
    }
}
