using MlPipeline.Engines.Tests.Pods;

namespace MlPipeline.Engines.Tests.Deployment;

/// <summary>A deployment engine whose scripts may take little.</summary>
public sealed class GuardedFixture : IAsyncLifetime
{
    private readonly ModelFixture _models = new();

    internal DeploymentPod Engine { get; } = new(new Dictionary<string, string>
    {
        ["MLPIPELINE_SCORING_SECONDS"] = "2",
        ["MLPIPELINE_SCORING_MEMORY_BYTES"] = "50000000",
    });

    public async ValueTask InitializeAsync()
    {
        Engine.AddModel("taxi.model", _models.First);
        Engine.AddScript("taxi.csx", DeploymentPod.Script);
        await Engine.StartAsync(Version("taxi"));
    }

    public async ValueTask DisposeAsync()
    {
        await Engine.DisposeAsync();
        _models.Dispose();
    }

    /// <summary>Serves one more model with a script.</summary>
    internal async Task AddAsync(string name, string code)
    {
        Engine.AddScript(name + ".csx", code);
        var outcome = await Engine.ReconnectAsync(Version("taxi"), Version(name));
        Assert.True(outcome.ExitCode == 0, outcome.Errors);
    }

    private static Contracts.ConfigMeta.ConnectedObject Version(string name) =>
        ConfigMeta.Model(name, "1", DeploymentPod.ModelPath("taxi.model"), DeploymentPod.ScriptPath(name + ".csx"));
}
