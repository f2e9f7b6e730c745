namespace MlPipeline.KubeDirector.Pipelines;

/// <summary>How a part of the pipeline is.</summary>
public enum PipelineStatus
{
    /// <summary>It has not been made yet.</summary>
    Missing,

    /// <summary>It is on its way.</summary>
    Pending,

    /// <summary>It works.</summary>
    Ready,

    /// <summary>It is there and does not work.</summary>
    Failed,
}
