namespace MlPipeline.ApiServer.Resources;

/// <summary>What a kind may need to know to begin a new object.</summary>
/// <param name="Now">The time, as Kubernetes writes it.</param>
internal sealed record CreationContext(string Now);
