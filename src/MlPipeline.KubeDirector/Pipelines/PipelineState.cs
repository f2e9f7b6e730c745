namespace MlPipeline.KubeDirector.Pipelines;

/// <summary>The six parts of a user's pipeline, each as it is now.</summary>
/// <param name="User">Whose pipeline it is.</param>
/// <param name="Components">The parts, in the order in which the labs meet them.</param>
public sealed record PipelineState(string User, IReadOnlyList<PipelineComponent> Components)
{
    /// <summary>The part of a kind.</summary>
    /// <param name="kind">The kind.</param>
    /// <returns>The part.</returns>
    public PipelineComponent this[PipelineComponentKind kind] => Components.Single(component => component.Kind == kind);
}
