namespace MlPipeline.Engines.Tests.Training;

/// <summary>A training engine whose jobs may take little.</summary>
public sealed class LimitedFixture : IAsyncLifetime
{
    internal TrainingPod Engine { get; } = new(environment: new Dictionary<string, string>
    {
        ["MLPIPELINE_JOB_MEMORY_BYTES"] = (512L << 20).ToString(System.Globalization.CultureInfo.InvariantCulture),
        ["MLPIPELINE_JOB_SCRATCH_BYTES"] = (10L << 20).ToString(System.Globalization.CultureInfo.InvariantCulture),
        ["MLPIPELINE_JOB_PROCESSES"] = "20",
    });

    public async ValueTask InitializeAsync() => await Engine.StartAsync();

    public ValueTask DisposeAsync() => Engine.DisposeAsync();
}
