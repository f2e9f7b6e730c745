namespace MlPipeline.Engines.Jobs;

internal static class TrainJobCommand
{
    internal static Task<int> RunAsync(string[] args) => Task.FromResult(args.Length);
}
