namespace MlPipeline.Sandbox.Tests.Hosting;

/// <summary>One sandbox for all tests that leave it as they found it.</summary>
public sealed class SharedSandbox : IAsyncLifetime
{
    internal TestSandbox Sandbox { get; } = new();

    public async ValueTask InitializeAsync()
    {
        await Sandbox.StartAsync();
        await Sandbox.WaitUntilReadyAsync();
    }

    public ValueTask DisposeAsync() => Sandbox.DisposeAsync();
}
