namespace MlPipeline.Contracts.KubeDirector;

/// <summary>Data keys of a model's ConfigMap, the registry that engines read from <c>configmeta.json</c>.</summary>
public static class ModelRegistryKeys
{
    /// <summary>Value of <see cref="KubeDirectorLabels.ConfigMapType"/> on a model's ConfigMap.</summary>
    public const string ConfigMapType = "model";

    /// <summary>Name under which the model is served.</summary>
    public const string Name = "name";

    /// <summary>Free text.</summary>
    public const string Description = "description";

    /// <summary>Version under which the model is served, for example <c>1</c>.</summary>
    public const string Version = "model-version";

    /// <summary>Kind of registry, always <c>kubedirector</c>.</summary>
    public const string ModelType = "modelType";

    /// <summary>Absolute path of the model file in the tenant share.</summary>
    public const string Path = "path";

    /// <summary>Absolute path of the scoring script in the tenant share.</summary>
    public const string ScoringPath = "scoring-path";
}
