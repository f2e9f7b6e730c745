namespace MlPipeline.Engines.DataSets;

internal static class DataSetCommand
{
    internal static Task<int> RunAsync(string[] args) => Task.FromResult(args.Length);
}
