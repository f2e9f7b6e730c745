namespace MlPipeline.Engines.Tests.Training;

/// <summary>One training engine for all tests of a class.</summary>
public sealed class TrainingFixture : IAsyncLifetime
{
    internal TrainingPod Engine { get; } = new();

    public async ValueTask InitializeAsync() => await Engine.StartAsync();

    public ValueTask DisposeAsync() => Engine.DisposeAsync();
}
