using MlPipeline.Engines.Tests.Pods;

namespace MlPipeline.Engines.Tests.Deployment;

/// <summary>One deployment engine for all tests of a class: a model with a script, one without, one whose script throws.</summary>
public sealed class PredictionFixture : IAsyncLifetime
{
    private readonly ModelFixture _models = new();

    internal DeploymentPod Engine { get; } = new();

    internal string ModelFile => _models.First;

    public async ValueTask InitializeAsync()
    {
        Engine.AddModel("taxi.model", _models.First);
        Engine.AddScript("taxi.csx", DeploymentPod.Script);
        Engine.AddScript("throws.csx", "var hour = Arguments[\"hour\"];\nif (hour > 8)\n    throw new InvalidOperationException(\"too late\");\nreturn Answer(1, \"s\", \"1\");");
        Engine.AddScript("silent.csx", "var seconds = Model.Predict(Arguments);");
        await Engine.StartAsync(
            ConfigMeta.Model("taxi", "1", DeploymentPod.ModelPath("taxi.model"), "repo://project_repo/code/taxi.csx"),
            ConfigMeta.Model("bare", "9", DeploymentPod.ModelPath("taxi.model"), ""),
            ConfigMeta.Model("bare", "10", DeploymentPod.ModelPath("taxi.model"), ""),
            ConfigMeta.Model("throws", "1", DeploymentPod.ModelPath("taxi.model"), DeploymentPod.ScriptPath("throws.csx")),
            ConfigMeta.Model("silent", "1", DeploymentPod.ModelPath("taxi.model"), DeploymentPod.ScriptPath("silent.csx")));
    }

    public async ValueTask DisposeAsync()
    {
        await Engine.DisposeAsync();
        _models.Dispose();
    }
}
