namespace MlPipeline.KubeDirector.Pipelines;

/// <summary>A part of the pipeline as it is now.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">Name of the object, or of the folder; what it would be called where it is not there yet.</param>
/// <param name="Status">How it is.</param>
/// <param name="Detail">A few words on what it does just now, for example <c>2 jobs, 1 running</c>.</param>
public sealed record PipelineComponent(PipelineComponentKind Kind, string Name, PipelineStatus Status, string Detail);
