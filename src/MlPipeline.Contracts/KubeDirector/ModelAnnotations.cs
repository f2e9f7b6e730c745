namespace MlPipeline.Contracts.KubeDirector;

/// <summary>Annotation keys of this project on a model's ConfigMap. KubeDirector copies them into <c>configmeta.json</c> with the data.</summary>
public static class ModelAnnotations
{
    /// <summary>A second version that answers a share of the requests: a <see cref="CanaryRegistration"/> as JSON.</summary>
    public const string Canary = "mlpipeline.interactive/canary";

    /// <summary>What was registered before, a JSON array, oldest first. Engines do not read it.</summary>
    public const string History = "mlpipeline.interactive/history";
}
