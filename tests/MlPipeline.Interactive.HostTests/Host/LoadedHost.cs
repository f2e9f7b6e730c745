namespace MlPipeline.Interactive.HostTests.Host;

/// <summary>A host that has loaded the package, with nobody logged in.</summary>
public class LoadedHost(HostMachine machine) : IAsyncLifetime
{
    public const string Load = "#r \"nuget: MlPipeline.Interactive\"";

    public InteractiveHost Host { get; private set; } = null!;

    /// <summary>The cell that loaded it.</summary>
    public HostCommand Loading { get; private set; } = null!;

    public virtual async ValueTask InitializeAsync()
    {
        Host = await InteractiveHost.StartAsync(machine, TestContext.Current.CancellationToken);
        Loading = await RunAsync(Load);
    }

    public Task<HostCommand> RunAsync(string code) => Host.RunAsync(code, TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
