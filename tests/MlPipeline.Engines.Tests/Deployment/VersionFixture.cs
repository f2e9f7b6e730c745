namespace MlPipeline.Engines.Tests.Deployment;

/// <summary>One deployment engine that serves the first of two versions, for all tests of a class.</summary>
public sealed class VersionFixture : IAsyncLifetime
{
    internal ModelFixture Models { get; } = new();

    internal DeploymentPod Engine { get; } = new();

    public async ValueTask InitializeAsync()
    {
        Engine.AddTwoVersions(Models);
        await Engine.StartAsync(DeploymentPod.Version1);
    }

    public async ValueTask DisposeAsync()
    {
        await Engine.DisposeAsync();
        Models.Dispose();
    }
}
