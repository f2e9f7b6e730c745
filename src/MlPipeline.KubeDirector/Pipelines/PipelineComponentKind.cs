namespace MlPipeline.KubeDirector.Pipelines;

/// <summary>What a part of the pipeline is.</summary>
public enum PipelineComponentKind
{
    /// <summary>The operator that turns kdclusters into pods.</summary>
    Operator,

    /// <summary>The shared kdcluster that runs training jobs.</summary>
    TrainingCluster,

    /// <summary>The user's own kdcluster of the notebook server.</summary>
    NotebookCluster,

    /// <summary>The folder of data, models and code that all containers share.</summary>
    Repository,

    /// <summary>The ConfigMaps that say which models there are.</summary>
    ModelRegistry,

    /// <summary>The user's own kdcluster that serves models.</summary>
    DeploymentEngine,
}
